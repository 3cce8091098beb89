package io.masthead.http.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Spools output: a little in memory, more in a temporary file. The file is deleted while it is open, so that nothing
 * remains of it even after a crash.
 */
public final class SpooledOutput implements AutoCloseable {

    /** The most bytes in memory. */
    public static final int IN_MEMORY = 256 * 1024;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    private long size;

    /**
     * Adds bytes.
     *
     * @param bytes the bytes
     * @throws IOException if the disk is full
     */
    public void write(byte[] bytes) throws IOException {
        if (memory.size() + bytes.length > IN_MEMORY) {
            spill();
        }
        memory.writeBytes(bytes);
        size += bytes.length;
    }

    /** {@return the number of bytes} */
    public long size() {
        return size;
    }

    /** {@return the number of bytes of them in memory} */
    public int inMemory() {
        return memory.size();
    }

    boolean hasFile() {
        return file != null;
    }

    /**
     * Copies all bytes to a stream.
     *
     * @param target the stream
     * @throws IOException if it cannot be written or read
     */
    public void copyTo(OutputStream target) throws IOException {
        if (file != null) {
            spill();
            file.position(0);
            Channels.newInputStream(file).transferTo(target);
        } else {
            memory.writeTo(target);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private void spill() throws IOException {
        if (file == null) {
            file = createDeletedFile();
        }
        ByteBuffer bytes = ByteBuffer.wrap(memory.toByteArray());
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        memory.reset();
    }

    private static FileChannel createDeletedFile() throws IOException {
        Path path = Files.createTempFile("masthead-responses", ".ndjson");
        try {
            return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(path);
        }
    }
}
