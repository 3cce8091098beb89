package io.masthead.bootstrap;

import io.masthead.http.request.RequestContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpHeaders;

/**
 * Ends a request that was refused before its body was read: Tomcat would wait for the end of the body for as long as the
 * client sends an octet now and then.
 */
final class UnreadBodyValve extends ValveBase {

    UnreadBodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        // A client that expects 100-continue has its final status, and sends no body: Tomcat closes the connection.
        boolean isExpected = request.getHeader(HttpHeaders.EXPECT) != null;
        if (response.getStatus() >= 400 && !isExpected && !request.isAsync() && !isRead(request)) {
            response.finishResponse();
            if (!RequestContext.discard(new RawBody(request.getCoyoteRequest()))) {
                request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
            }
        }
    }

    private static boolean isRead(Request request) {
        AtomicBoolean read = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }

    /** The body as it arrives: that of the request is closed with its response. */
    private static final class RawBody extends InputStream implements ApplicationBufferHandler {

        private final org.apache.coyote.Request request;
        private ByteBuffer chunk = ByteBuffer.allocate(0);

        RawBody(org.apache.coyote.Request request) {
            this.request = request;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (!chunk.hasRemaining() && request.doRead(this) < 0) {
                return -1;
            }
            int received = Math.min(length, chunk.remaining());
            chunk.get(bytes, offset, received);
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
}
