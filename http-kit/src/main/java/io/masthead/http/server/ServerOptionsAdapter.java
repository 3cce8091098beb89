package io.masthead.http.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;

/** Adds the common headers to {@code OPTIONS *}, to which Tomcat itself responds. */
final class ServerOptionsAdapter extends CoyoteAdapter {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private ServerOptionsAdapter(Connector connector) {
        super(connector);
    }

    /** Tomcat creates its adapter when it initializes a connector, and has no other way to replace it. */
    static void on(Connector connector) {
        connector.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
                connector.getProtocolHandler().setAdapter(new ServerOptionsAdapter(connector));
            }
        });
    }

    @Override
    protected boolean postParseRequest(
            org.apache.coyote.Request parsed, Request request, org.apache.coyote.Response raw, Response response)
            throws IOException, ServletException {
        boolean goesOn = super.postParseRequest(parsed, request, raw, response);
        if (!goesOn) {
            ProblemReportValve.identify(request, response);
            response.setHeader("Allow", METHODS);
        }
        return goesOn;
    }
}
