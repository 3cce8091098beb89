package io.masthead.postgres;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ArchiveWriter} wrote, and refuses an archive that is not complete or was altered. */
final class ArchiveReader implements Closeable {

    private static final int BUFFER = 256 * 1024;
    private static final long LONGEST_MANIFEST = 64L * 1024;

    private final Counted source;
    private final TarArchiveInputStream tar;
    private final StringBuilder sums = new StringBuilder();

    /** Failure: the content is not what was written. */
    static final class Damaged extends IOException {

        Damaged(String reason) {
            super(reason);
        }

        Damaged(IOException cause) {
            super(cause);
        }
    }

    ArchiveReader(InputStream source) throws IOException {
        this.source = new Counted(source);
        tar = new TarArchiveInputStream(new GZIPInputStream(this.source, BUFFER), "UTF-8");
    }

    /** {@return the text of the first entry, which has a name} */
    String manifest(String name) throws IOException {
        TarArchiveEntry entry = tar.getNextEntry();
        if (entry == null || !entry.getName().equals(name) || entry.getSize() > LONGEST_MANIFEST) {
            throw new IOException("no " + name);
        }
        requireUnaltered(entry);
        byte[] content = tar.readAllBytes();
        note(name, ArchiveWriter.sha256().digest(content));
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Unpacks all other entries into an empty directory; {@code progress} gets the number of bytes that were read. */
    void unpack(Path directory, LongConsumer progress) throws IOException {
        for (TarArchiveEntry entry = next(); entry != null; entry = next()) {
            if (entry.getName().equals(ArchiveWriter.SUMS)) {
                verify();
                return;
            }
            try {
                unpack(entry, directory, progress);
            } catch (FileAlreadyExistsException | NoSuchFileException inconsistent) {
                // A name that was altered is that of another entry, or below none.
                throw new Damaged(inconsistent);
            }
        }
        throw new Damaged("no " + ArchiveWriter.SUMS);
    }

    private void unpack(TarArchiveEntry entry, Path directory, LongConsumer progress) throws IOException {
        Path path = directory.resolve(entry.getName()).normalize();
        if (!path.startsWith(directory)) {
            throw new Damaged("a file outside of it");
        }
        if (entry.isDirectory()) {
            Files.createDirectory(path, FileTree.privateDirectory());
        } else if (entry.isFile() && !entry.isSymbolicLink() && !entry.isLink()) {
            Files.createFile(path, FileTree.privateFile());
            MessageDigest digest = ArchiveWriter.sha256();
            try (OutputStream file = new DigestOutputStream(Files.newOutputStream(path), digest)) {
                copy(file, progress);
            }
            note(entry.getName(), digest.digest());
        } else {
            throw new Damaged("not a file");
        }
    }

    private void copy(OutputStream target, LongConsumer progress) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = read(buffer); read >= 0; read = read(buffer)) {
            BackupProblems.endIfInterrupted();
            target.write(buffer, 0, read);
            progress.accept(source.count);
        }
    }

    private int read(byte[] buffer) throws IOException {
        try {
            return tar.read(buffer);
        } catch (IOException problem) {
            throw new Damaged(problem);
        }
    }

    private void verify() throws IOException {
        byte[] expected = sums.toString().getBytes(StandardCharsets.UTF_8);
        try {
            // To the end of the compressed stream, where its own checksum is.
            if (!MessageDigest.isEqual(tar.readNBytes(expected.length + 1), expected) || tar.getNextEntry() != null) {
                throw new Damaged("other checksums");
            }
        } catch (IOException problem) {
            throw new Damaged(problem);
        }
    }

    private @Nullable TarArchiveEntry next() throws IOException {
        try {
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry != null) {
                requireUnaltered(entry);
            }
            return entry;
        } catch (IOException | IllegalArgumentException problem) {
            throw new Damaged(String.valueOf(problem.getMessage()));
        }
    }

    /** The checksums of the entries cover their contents and names alone. */
    private static void requireUnaltered(TarArchiveEntry entry) throws Damaged {
        if (!entry.isCheckSumOK()) {
            throw new Damaged("another header of " + entry.getName());
        }
    }

    private void note(String name, byte[] digest) {
        sums.append(HexFormat.of().formatHex(digest)).append("  ").append(name).append('\n');
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /** Counts the bytes of the file. */
    private static final class Counted extends FilterInputStream {

        private long count;

        private Counted(InputStream source) {
            super(source);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
