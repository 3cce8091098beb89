package io.masthead.http.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of each request that is complete. Tomcat calls an access log for all of them, those that it refuses
 * before any filter included; the request pipeline would see neither these nor the bytes that were sent.
 */
public final class CompletedRequestValve extends ValveBase implements AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger(CompletedRequestValve.class);

    private final List<CompletedRequestListener> listeners;

    /**
     * Creates a valve for the engine.
     *
     * @param listeners the listeners, in order
     */
    public CompletedRequestValve(List<CompletedRequestListener> listeners) {
        super(true);
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    /** Never fails: the response is sent already. */
    @Override
    public void log(Request request, Response response, long nanoseconds) {
        CompletedRequest completed = new CompletedRequest(request, response, nanoseconds);
        for (CompletedRequestListener listener : listeners) {
            try {
                listener.completed(completed);
            } catch (RuntimeException bug) {
                LOG.error("A listener for completed requests failed", bug);
            }
        }
    }

    /** Has no effect: {@link CompletedRequest} knows the client behind trusted proxies. */
    @Override
    public void setRequestAttributesEnabled(boolean requestAttributesEnabled) {}

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
