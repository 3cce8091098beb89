package io.masthead.http.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Reads the lines of a stream, one after the other. Keeps one line at a time, and none that is too long. */
public final class LineReader {

    /** The bytes that are read at a time. */
    public static final int BUFFER = 64 * 1024;

    private final InputStream stream;
    private final LongConsumer memory;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private long number;

    /**
     * Creates a reader.
     *
     * @param stream the bytes, in UTF-8
     * @param memory receives the bytes that are kept of the line that is read, whenever there are more; may fail
     */
    public LineReader(InputStream stream, LongConsumer memory) {
        this.stream = stream;
        this.memory = memory;
    }

    /**
     * {@return the next line that is not blank, if there is one}
     *
     * @throws IOException if the stream ends abnormally
     */
    public Optional<Line> next() throws IOException {
        Optional<Line> line = read();
        while (line.isPresent() && line.get().isBlank()) {
            line = read();
        }
        return line;
    }

    private Optional<Line> read() throws IOException {
        if (!isMore()) {
            return Optional.empty();
        }
        number++;
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long length = 0;
        boolean ended = false;
        while (!ended && isMore()) {
            int part = lengthOfPart();
            ended = buffer[position + part - 1] == '\n';
            length += part;
            if (length <= Line.LIMIT) {
                kept.write(buffer, position, part);
            } else {
                kept = new ByteArrayOutputStream(0);
            }
            position += part;
            memory.accept(kept.size());
        }
        return Optional.of(length <= Line.LIMIT ? new Line(number, kept.toByteArray()) : Line.tooLong(number));
    }

    /** {@return the number of bytes in the buffer that belong to the line, line feed included} */
    private int lengthOfPart() {
        for (int i = position; i < end; i++) {
            if (buffer[i] == '\n') {
                return i + 1 - position;
            }
        }
        return end - position;
    }

    private boolean isMore() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(0, stream.read(buffer));
        }
        return position < end;
    }
}
