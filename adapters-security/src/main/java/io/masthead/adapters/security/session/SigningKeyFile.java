package io.masthead.adapters.security.session;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the keys of a PEM file (RFC 7468): unencrypted private keys (PKCS #8) and public keys. */
final class SigningKeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeyFile.class);

    private static final String MAKE_ONE = "; make a key with: openssl genpkey -algorithm ed25519 -out key.pem";

    /** Size limit, far more than the keys of any rotation. */
    private static final int MAX_BYTES = 64 * 1024;

    private final Path file;

    SigningKeyFile(Path file) {
        this.file = file;
    }

    /** Returns the distinct keys in the order of the file. */
    List<SigningKeyEntry> read() {
        Map<String, SigningKeyEntry> keys = new LinkedHashMap<>();
        try (PemReader blocks = new PemReader(new StringReader(content()))) {
            for (PemObject block = next(blocks); block != null; block = next(blocks)) {
                SigningKeyEntry key = key(block);
                keys.putIfAbsent(key.jwk().getKeyID(), key);
            }
        } catch (IOException problem) {
            throw damaged(problem);
        }
        if (keys.isEmpty()) {
            throw new UnusableKeyFile(file, "has no key in PEM" + MAKE_ONE);
        }
        warnIfReadableByAll();
        return List.copyOf(keys.values());
    }

    private String content() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UnusableKeyFile(file, "is too long for keys" + MAKE_ONE);
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException problem) {
            throw new UnusableKeyFile(file, "cannot be read; name a PEM file that this service may read", problem);
        }
    }

    private @Nullable PemObject next(PemReader blocks) {
        try {
            return blocks.readPemObject();
        } catch (IOException | RuntimeException problem) {
            throw damaged(problem);
        }
    }

    private SigningKeyEntry key(PemObject block) {
        try {
            return switch (block.getType()) {
                case "PRIVATE KEY" -> SigningKeyEntry.ofPrivate(block.getContent());
                case "PUBLIC KEY" -> SigningKeyEntry.ofPublic(block.getContent());
                case "ENCRYPTED PRIVATE KEY" ->
                    throw new UnusableKeyFile(
                            file, "is encrypted; decrypt it with: openssl pkey -in encrypted.pem -out key.pem");
                default ->
                    throw new UnusableKeyFile(
                            file,
                            "has something else than PKCS #8 private and public keys; convert a private key with:"
                                    + " openssl pkcs8 -topk8 -nocrypt -in old.pem -out key.pem");
            };
        } catch (SigningKeyEntry.WrongAlgorithm other) {
            throw new UnusableKeyFile(file, "has a key that is neither Ed25519 nor EC P-256" + MAKE_ONE, other);
        } catch (UnusableKeyFile problem) {
            throw problem;
        } catch (IOException | GeneralSecurityException | JOSEException | RuntimeException problem) {
            throw damaged(problem);
        }
    }

    /** Omits the cause, which may quote the content of the file. */
    private UnusableKeyFile damaged(Exception problem) {
        LOG.debug("Reading the key file failed with {}", problem.getClass().getName());
        return new UnusableKeyFile(file, "is damaged" + MAKE_ONE);
    }

    private void warnIfReadableByAll() {
        try {
            var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)) {
                LOG.warn("Everyone on this machine can read the key file {}: chmod 600 it", file);
            }
        } catch (IOException unknown) {
            LOG.debug("The permissions of the key file are not known", unknown);
        }
    }
}
