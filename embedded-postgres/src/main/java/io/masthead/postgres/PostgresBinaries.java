package io.masthead.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Binaries of PostgreSQL, packed on the class path and unpacked. */
final class PostgresBinaries {

    static final Pattern UNPACKED = Pattern.compile("postgresql-[0-9a-f]{8}(\\.new)?");
    private static final String MARKER = "unpacked-bytes";
    private static final int EXECUTABLE = 0100;

    private final URL archive;
    private final HostApplication host;

    PostgresBinaries(URL archive, HostApplication host) {
        this.archive = archive;
        this.host = host;
    }

    static PostgresBinaries onClassPath(Platform platform, HostApplication host) {
        URL archive = PostgresBinaries.class.getClassLoader().getResource(platform.archive());
        if (archive == null) {
            throw new EmbeddedPostgresException(host.name() + " was built without a PostgreSQL for this machine ("
                    + platform.archive() + "): build it on such a machine, or " + host.setExternalDatabase() + ".");
        }
        return new PostgresBinaries(archive, host);
    }

    /** Directory of the binaries below {@code directory}; unpacks them unless they are there and complete. */
    Path unpackedBelow(Path directory) {
        try {
            Path unpacked = directory.resolve("postgresql-" + fingerprint());
            if (isWhole(unpacked)) {
                return unpacked;
            }
            Path unfinished = directory.resolve(unpacked.getFileName() + ".new");
            // The data may need those of its own version once more.
            Optional<Integer> ofData = Cluster.versionIn(directory);
            for (Path previous : allBelow(directory)) {
                if (previous.equals(unpacked)
                        || previous.equals(unfinished)
                        || ofData.isEmpty()
                        || !version(previous).equals(ofData)) {
                    FileTree.delete(previous);
                }
            }
            unpack(unfinished);
            Files.writeString(unfinished.resolve(MARKER), Long.toString(FileTree.size(unfinished)));
            FileTree.rename(unfinished, unpacked);
            if (version(unpacked).equals(ofData)) {
                deleteOthers(unpacked);
            }
            return unpacked;
        } catch (IOException cause) {
            throw PostgresProblems.writing(host, directory, cause);
        }
    }

    /** {@return the complete binaries of a version below a directory, where an earlier start unpacked them} */
    static Optional<Path> ofVersion(int version, Path directory) throws IOException {
        for (Path path : allBelow(directory)) {
            if (isWhole(path) && version(path).equals(Optional.of(version))) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /** {@return the major version of unpacked binaries, from the line that initdb takes it from} */
    static Optional<Integer> version(Path binaries) throws IOException {
        Path catalogue = binaries.resolve("share/postgresql/postgres.bki");
        if (!Files.exists(catalogue)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(catalogue)) {
            return lines.findFirst().flatMap(line -> Cluster.versionNumber(line.replaceFirst("^# PostgreSQL ", "")));
        }
    }

    /** Deletes all other binaries beside these. */
    static void deleteOthers(Path unpacked) throws IOException {
        for (Path path : allBelow(unpacked.resolveSibling(""))) {
            if (!path.equals(unpacked)) {
                FileTree.delete(path);
            }
        }
    }

    /** The rename is atomic, but a power failure or a cleaner of old files may still have emptied some of them. */
    private static boolean isWhole(Path unpacked) throws IOException {
        Path marker = unpacked.resolve(MARKER);
        if (!Files.exists(marker)) {
            return false;
        }
        long bytes = FileTree.size(unpacked) - Files.size(marker);
        return Files.readString(marker).equals(Long.toString(bytes));
    }

    /** Checksum from the jar's directory; only an archive outside a jar must be read for it. */
    private String fingerprint() throws IOException {
        URLConnection connection = archive.openConnection();
        if (connection instanceof JarURLConnection jar && jar.getJarEntry() != null) {
            return hexadecimal(jar.getJarEntry().getCrc());
        }
        CRC32 checksum = new CRC32();
        try (InputStream content = new CheckedInputStream(connection.getInputStream(), checksum)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return hexadecimal(checksum.getValue());
    }

    private static String hexadecimal(long checksum) {
        return HexFormat.of().toHexDigits(checksum, 8);
    }

    private static List<Path> allBelow(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(path ->
                            UNPACKED.matcher(String.valueOf(path.getFileName())).matches())
                    .toList();
        }
    }

    private void unpack(Path target) throws IOException {
        Files.createDirectory(target, FileTree.privateDirectory());
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                write(tar, entry, target);
            }
        }
    }

    private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
        return tar.getNextEntry();
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive of PostgreSQL names a file outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Path parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, target.resolve(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            Files.setPosixFilePermissions(
                    path,
                    PosixFilePermissions.fromString((entry.getMode() & EXECUTABLE) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
        }
    }
}
