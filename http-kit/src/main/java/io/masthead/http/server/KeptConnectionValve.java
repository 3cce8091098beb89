package io.masthead.http.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Keeps the connection of a client that is refused with 503. Tomcat would close it, and clients that try again would
 * cost an overloaded service a new connection each time, which is more than the refusal costs.
 *
 * <p>Tomcat decides by the status, and has no setting for that. So it reads {@link #STAND_IN} when it decides, and
 * {@link ServiceProtocol} restores the status before it is written.
 */
final class KeptConnectionValve extends ValveBase {

    /** A status with which Tomcat keeps a connection, and which nothing else has. */
    private static final int STAND_IN = 599;

    KeptConnectionValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (response.getStatus() == Response.SC_SERVICE_UNAVAILABLE && !response.isCommitted()) {
            response.getCoyoteResponse().setStatus(STAND_IN);
        }
    }

    static void restore(org.apache.coyote.Response response) {
        if (response.getStatus() == STAND_IN) {
            response.setStatus(Response.SC_SERVICE_UNAVAILABLE);
        }
    }
}
