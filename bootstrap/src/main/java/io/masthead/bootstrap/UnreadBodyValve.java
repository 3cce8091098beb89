package io.masthead.bootstrap;

import io.masthead.http.request.RequestContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
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
            boolean isOver = RequestContext.find(request)
                    .filter(RequestContext::discardBody)
                    .isPresent();
            if (!isOver) {
                request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
            }
        }
    }

    private static boolean isRead(Request request) {
        AtomicBoolean read = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }
}
