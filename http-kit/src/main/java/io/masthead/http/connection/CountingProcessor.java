package io.masthead.http.connection;

import io.masthead.http.connection.ConnectionEvents.Event;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.coyote.Adapter;
import org.apache.coyote.CloseNowException;
import org.apache.coyote.ErrorState;
import org.apache.coyote.http11.Http11Processor;
import org.jspecify.annotations.Nullable;

/** Tomcat's processor of HTTP/1.1, which also counts the connections that clients let down: no exception tells of all. */
public class CountingProcessor extends Http11Processor {

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
            events.count(cause instanceof SocketTimeoutException ? Event.STALLED_RESPONSE : Event.HANG_UP);
        }
        super.setErrorState(state, cause);
    }
}
