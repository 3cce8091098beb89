package io.masthead.http.connection;

import io.masthead.http.connection.ConnectionEvents.Event;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.catalina.connector.Request;
import org.apache.coyote.Adapter;
import org.apache.coyote.CloseNowException;
import org.apache.coyote.ErrorState;
import org.apache.coyote.http11.Http11Processor;
import org.jspecify.annotations.Nullable;

/** Tomcat's processor of HTTP/1.1, which also counts the connections that clients let down: no exception tells of all. */
public class CountingProcessor extends Http11Processor {

    /** The request attribute of a response without an end of its own, which its client ends by closing the connection. */
    public static final String ENDLESS = CountingProcessor.class.getName() + ".endless";

    private final ConnectionEvents events;

    /**
     * Creates a processor.
     *
     * @param protocol the protocol
     * @param adapter passes requests on
     */
    protected CountingProcessor(BoundedHttpProtocol protocol, Adapter adapter) {
        super(protocol, adapter);
        this.events = protocol.events();
    }

    @Override
    protected void setErrorState(ErrorState state, @Nullable Throwable cause) {
        boolean isFirst = !getErrorState().isError();
        if (isFirst && cause instanceof IOException && !(cause instanceof CloseNowException)) {
            count(cause);
        }
        super.setErrorState(state, cause);
    }

    private void count(Throwable cause) {
        if (cause instanceof SocketTimeoutException) {
            events.count(Event.STALLED_RESPONSE);
        } else if (!isEndless()) {
            events.count(Event.HANG_UP);
        }
    }

    private boolean isEndless() {
        return request.getNote(CoyoteAdapter.ADAPTER_NOTES) instanceof Request known
                && known.getAttribute(ENDLESS) != null;
    }
}
