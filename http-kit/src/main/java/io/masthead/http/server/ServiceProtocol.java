package io.masthead.http.server;

import io.masthead.http.connection.BoundedHttpProtocol;
import io.masthead.http.connection.CountingProcessor;
import io.masthead.http.entitytag.CodedTag;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 of Tomcat with three differences, for which it has no setting.
 *
 * <ul>
 *   <li>Underscores in {@code Host} are accepted, which are valid there (RFC 3986 §3.2.2): services of Compose and
 *       upstreams of nginx have such names. Tomcat validates the header before the first valve.
 *   <li>Responses with a strong entity tag are compressed, too, and get that of their coding.
 *   <li>A connection is kept after 503 ({@link KeptConnectionValve}).
 * </ul>
 */
public final class ServiceProtocol extends BoundedHttpProtocol {

    /** The attribute of a request of Tomcat whose host is not valid. */
    static final String INVALID_HOST = ServiceProtocol.class.getName() + ".invalidHost";

    @Override
    protected Processor createProcessor() {
        return new HostProcessor(this, getAdapter());
    }

    /**
     * Tomcat compresses no response with a strong tag, so it decides without. It asks after it has read the status for its
     * decision about the connection, and before it writes it.
     */
    @Override
    public boolean useCompression(Request request, Response response) {
        KeptConnectionValve.restore(response);
        MimeHeaders headers = response.getMimeHeaders();
        String tag = headers.getHeader("ETag");
        long length = response.getContentLengthLong();
        if (tag == null || tag.startsWith("W/") || (length >= 0 && length < getCompressionMinSize())) {
            return super.useCompression(request, response);
        }
        headers.removeHeader("ETag");
        boolean isCompressed = super.useCompression(request, response);
        headers.setValue("ETag").setString(isCompressed ? CodedTag.compressed(tag) : tag);
        return isCompressed;
    }

    private static final class HostProcessor extends CountingProcessor {

        HostProcessor(BoundedHttpProtocol protocol, Adapter adapter) {
            super(protocol, adapter);
        }

        /** Tomcat decides by the status once more when the response is written. */
        @Override
        protected void setErrorState(ErrorState state, @Nullable Throwable cause) {
            boolean isKept = state == ErrorState.CLOSE_CLEAN
                    && cause == null
                    && response.isCommitted()
                    && response.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            if (!isKept) {
                super.setErrorState(state, cause);
            }
        }

        /** Lets Tomcat parse the header with letters in place of underscores, then restores the name. */
        @Override
        protected void parseHost(MessageBytes received) {
            boolean isRefused = getErrorState().isError();
            String text = received == null || received.isNull() ? "" : received.toString();
            if (text.indexOf('_') < 0) {
                super.parseHost(received);
            } else {
                MessageBytes parsed = MessageBytes.newInstance();
                byte[] bytes = text.replace('_', 'x').getBytes(StandardCharsets.ISO_8859_1);
                parsed.setBytes(bytes, 0, bytes.length);
                super.parseHost(parsed);
                int length = request.serverName().getLength();
                request.serverName().recycle();
                request.serverName().setString(text.substring(0, length));
            }
            if (!isRefused && getErrorState().isError()) {
                request.setAttribute(INVALID_HOST, true);
            }
        }
    }
}
