package io.masthead.adapters.rest.input;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** The bytes of a request's body, up to a limit. Nothing else in this adapter reads a body, but for imports. */
public final class RequestBytes {

    /** The most bytes: 1 MiB. */
    public static final int LIMIT = 1024 * 1024;

    private static final String ATTRIBUTE = RequestBytes.class.getName();

    private RequestBytes() {}

    /**
     * Reads a body, and no more of it than the limit. Read again, it is the same.
     *
     * @param request the request
     * @return the body, empty where there is none
     * @throws ContentTooLarge if the body is larger than the limit
     * @throws MalformedRequest if the body ends before it should
     */
    public static byte[] read(HttpServletRequest request) {
        byte[] bytes = (byte[]) request.getAttribute(ATTRIBUTE);
        if (bytes == null) {
            bytes = receive(request);
            request.setAttribute(ATTRIBUTE, bytes);
        }
        return bytes;
    }

    private static byte[] receive(HttpServletRequest request) {
        if (request.getContentLengthLong() > LIMIT) {
            throw new ContentTooLarge();
        }
        byte[] bytes;
        try {
            bytes = request.getInputStream().readNBytes(LIMIT + 1);
        } catch (IOException broken) { // a chunk of no known length, or the caller hung up
            throw new MalformedRequest();
        }
        if (bytes.length > LIMIT) {
            throw new ContentTooLarge();
        }
        return bytes;
    }
}
