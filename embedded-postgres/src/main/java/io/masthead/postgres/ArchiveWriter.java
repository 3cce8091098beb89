package io.masthead.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Writes a compressed tar archive, whose last entry has the SHA-256 of all others, in the form of the program sha256sum: a
 * backup can be checked and unpacked without the host application.
 */
final class ArchiveWriter {

    static final String SUMS = "SHA256SUMS";
    static final int PRIVATE_FILE = 0100600;

    private static final int PRIVATE_DIRECTORY = 040700;
    private static final int BUFFER = 256 * 1024;

    private final GzipCompressorOutputStream compressed;
    private final TarArchiveOutputStream tar;
    private final StringBuilder sums = new StringBuilder();

    ArchiveWriter(OutputStream target) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.BEST_SPEED);
        parameters.setBufferSize(BUFFER);
        compressed = new GzipCompressorOutputStream(target, parameters);
        tar = new TarArchiveOutputStream(compressed, "UTF-8");
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void addDirectory(String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name + "/");
        entry.setMode(PRIVATE_DIRECTORY);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    void add(String name, byte[] content) throws IOException {
        try (Entry entry = begin(name, content.length)) {
            entry.write(content, content.length);
        }
    }

    /** Begins a file of a size; what is missing at its end is filled with zeros. */
    Entry begin(String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(PRIVATE_FILE);
        entry.setSize(size);
        tar.putArchiveEntry(entry);
        return new Entry(name, size);
    }

    /** Writes the end; the target stays open. */
    void finish() throws IOException {
        add(SUMS, sums.toString().getBytes(StandardCharsets.UTF_8));
        tar.finish();
        tar.flush();
        compressed.finish();
    }

    /** File that is being written. */
    final class Entry implements AutoCloseable {

        private final String name;
        private final MessageDigest digest = sha256();
        private long missing;

        private Entry(String name, long size) {
            this.name = name;
            this.missing = size;
        }

        long missing() {
            return missing;
        }

        void write(byte[] content, int length) throws IOException {
            digest.update(content, 0, length);
            tar.write(content, 0, length);
            missing -= length;
        }

        @Override
        public void close() throws IOException {
            byte[] zeros = new byte[BUFFER];
            while (missing > 0) {
                write(zeros, (int) Math.min(missing, zeros.length));
            }
            tar.closeArchiveEntry();
            sums.append(HexFormat.of().formatHex(digest.digest()))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }
    }
}
