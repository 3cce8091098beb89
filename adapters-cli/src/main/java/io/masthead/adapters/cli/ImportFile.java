package io.masthead.adapters.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * File of lines, scanned once before the import.
 *
 * @param path its path
 * @param digest the SHA-256 of its content, in hexadecimal digits
 * @param lines the number of lines
 */
record ImportFile(Path path, String digest, long lines) {

    private static final int BUFFER = 64 * 1024;

    /**
     * Scans a file.
     *
     * @throws CommandRefused if the file cannot be read or is not in UTF-8
     */
    static ImportFile read(Path path) {
        try (InputStream content = Files.newInputStream(path)) {
            return new Scan(path).through(content);
        } catch (NoSuchFileException missing) {
            throw new CommandRefused("There is no file " + path + ".", missing);
        } catch (IOException unreadable) {
            throw new CommandRefused(
                    "The file " + path + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    /** Scan of the content: digest, encoding and number of lines. */
    private static final class Scan {

        private final Path path;
        private final MessageDigest digest = sha256();
        private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        private final CharBuffer text = CharBuffer.allocate(BUFFER);
        private long ends;
        private boolean inLine;

        private Scan(Path path) {
            this.path = path;
        }

        private ImportFile through(InputStream content) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
            int read;
            while ((read = content.read(bytes.array(), bytes.position(), bytes.remaining())) >= 0) {
                digest.update(bytes.array(), bytes.position(), read);
                bytes.position(bytes.position() + read).flip();
                require(utf8.decode(bytes, text, false));
                bytes.compact();
            }
            require(utf8.decode(bytes.flip(), text, true));
            require(utf8.flush(text));
            return new ImportFile(path, HexFormat.of().formatHex(digest.digest()), inLine ? ends + 1 : ends);
        }

        private void require(CoderResult result) {
            text.flip();
            while (text.hasRemaining()) {
                inLine = text.get() != '\n';
                ends += inLine ? 0 : 1;
            }
            text.clear();
            if (result.isError()) {
                throw new CommandRefused(path + ":" + (ends + 1) + ": this is not UTF-8; convert the file first.");
            }
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("This Java has no SHA-256", impossible);
            }
        }
    }
}
