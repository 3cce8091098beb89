package io.masthead.bootstrap;

import io.masthead.http.connection.BoundedHttpProtocol;
import java.nio.charset.StandardCharsets;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.buf.MessageBytes;

/**
 * HTTP/1.1 of Tomcat that accepts underscores in {@code Host}, which are valid there (RFC 3986 §3.2.2): services of
 * Compose and upstreams of nginx have such names. Tomcat validates the header before the first valve.
 */
public final class UnderscoreHostProtocol extends BoundedHttpProtocol {

    /** The attribute of a request of Tomcat whose host is not valid. */
    static final String INVALID_HOST = UnderscoreHostProtocol.class.getName() + ".invalidHost";

    @Override
    protected Processor createProcessor() {
        return new HostProcessor(this, getAdapter());
    }

    private static final class HostProcessor extends Http11Processor {

        HostProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
            super(protocol, adapter);
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
