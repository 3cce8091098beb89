package io.masthead.http.server;

import io.masthead.http.connection.RawBody;
import io.masthead.http.request.RequestContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Gives the pipeline the body of a request as it arrives, and ends a request whose body was not read to its end: Tomcat
 * would wait for that as long as the client sends an octet now and then.
 */
final class UnreadBodyValve extends ValveBase {

    UnreadBodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (isRead(request)) {
            getNext().invoke(request, response);
            return;
        }
        RawBody body = new RawBody(request.getCoyoteRequest());
        request.setAttribute(RequestContext.BODY, body);
        getNext().invoke(request, response);
        if (!isRead(request) && !isClosed(request, response)) {
            response.finishResponse();
            if (body.hasFailed() || !RequestContext.discard(body)) {
                request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
            }
        }
    }

    /** {@return whether the body is read to its end, or there is none} */
    private static boolean isRead(Request request) {
        AtomicBoolean read = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }

    /** Tomcat closes the connection of a client that expects 100-continue (of HTTP/1.1) and is refused: it sends no body. */
    private static boolean isClosed(Request request, Response response) {
        return request.getCoyoteRequest().hasExpectation() && response.getStatus() >= 300;
    }
}
