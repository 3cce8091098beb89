package io.masthead.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Secret key that signs tokens: from the setting, or generated once and stored beside the data. */
final class SecretKeys {

    /** Its name in the data directory. */
    static final String FILE = "secret-key";

    private static final int BYTES = 32;

    private SecretKeys() {}

    static SecretKey of(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    static boolean isKeptIn(Path dataDirectory) {
        return Files.exists(fileIn(dataDirectory));
    }

    static Path fileIn(Path dataDirectory) {
        return dataDirectory.resolve(FILE);
    }

    static SecretKey keptIn(Path dataDirectory) {
        Path file = fileIn(dataDirectory);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            String kept = Files.readString(file).strip();
            if (kept.length() < 2 * BYTES) {
                throw new StartupProblem("The file " + file
                        + " is damaged; delete it to have a new key generated, which signs all users out.");
            }
            return of(kept);
        } catch (IOException problem) {
            throw new StartupProblem("The file " + file + " cannot be read or written; make it accessible.", problem);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path complete = Files.createTempFile(file.getParent(), FILE, ".new", ownerOnly);
        Files.writeString(complete, HexFormat.of().formatHex(random));
        Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
