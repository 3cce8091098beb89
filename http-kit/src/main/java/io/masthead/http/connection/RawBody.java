package io.masthead.http.connection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Body of a request as it arrives, below the stream of its servlet. Where a client is too slow or gone, that one sends a
 * response of its own in place of the service's, which may have results to report; and it is closed with the response.
 */
public final class RawBody extends InputStream implements ApplicationBufferHandler {

    private final Request request;
    private ByteBuffer chunk = ByteBuffer.allocate(0);
    private boolean failed;

    /**
     * Wraps a body.
     *
     * @param request its request
     */
    public RawBody(Request request) {
        this.request = request;
    }

    /** {@return whether a read has failed: nothing more is to come, or not in time} */
    public boolean hasFailed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        return isOver() ? -1 : chunk.get() & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (isOver()) {
            return -1;
        }
        int received = Math.min(length, chunk.remaining());
        chunk.get(bytes, offset, received);
        return received;
    }

    private boolean isOver() throws IOException {
        return !chunk.hasRemaining() && receive() < 0;
    }

    private int receive() throws IOException {
        failed = true;
        int received = request.doRead(this);
        failed = false;
        return received;
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        chunk = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
        return chunk;
    }

    @Override
    public void expand(int size) {
        // It keeps nothing.
    }
}
