package io.masthead.http.pipeline;

import io.masthead.http.connection.Drain;
import io.masthead.http.entitytag.CodedTag;
import io.masthead.http.forwarding.ClientAddress;
import io.masthead.http.headers.CommonHeaders;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Response whose common headers an operation can replace: Spring would add its headers to them. A {@code Location} within
 * the service becomes a reference that is right for its client. During a drain, it closes its connection; this is decided
 * when its body begins or, without one, at its end: a drain may begin while the request is at work.
 */
final class PipelineResponse extends HttpServletResponseWrapper {

    private final HttpServletRequest received;
    private final ClientAddress client;
    private final Drain drain;

    PipelineResponse(HttpServletResponse response, HttpServletRequest received, ClientAddress client, Drain drain) {
        super(response);
        this.received = received;
        this.client = client;
        this.drain = drain;
    }

    /** Closes the connection during a drain, unless the response is committed, or the connection is a WebSocket by now. */
    void closeIfDraining() {
        if (drain.hasBegun() && getStatus() != SC_SWITCHING_PROTOCOLS) {
            setHeader(HttpHeaders.CONNECTION, "close");
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        closeIfDraining();
        return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        closeIfDraining();
        return super.getWriter();
    }

    @Override
    public void flushBuffer() throws IOException {
        closeIfDraining();
        super.flushBuffer();
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (value != null && name.equalsIgnoreCase(HttpHeaders.LOCATION) && value.startsWith("/")) {
            super.setHeader(name, client.publicAddress().reference(value));
        } else if (value != null && name.equalsIgnoreCase(HttpHeaders.ETAG)) {
            super.setHeader(name, known(value));
        } else {
            super.setHeader(name, value);
        }
    }

    /** A 304 has the tag of the representation that the client has (RFC 9110 §15.4.5), be it compressed. */
    private String known(String tag) {
        String condition = received.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (condition == null) {
            return tag;
        }
        String compressed = CodedTag.compressed(tag);
        return condition.contains(compressed) ? compressed : tag;
    }

    @Override
    public void addHeader(String name, String value) {
        if (name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)
                || name.equalsIgnoreCase(CommonHeaders.CONTENT_SECURITY_POLICY)
                || name.equalsIgnoreCase(HttpHeaders.LOCATION)
                || name.equalsIgnoreCase(HttpHeaders.ETAG)) {
            setHeader(name, value);
        } else {
            super.addHeader(name, value);
        }
    }
}
