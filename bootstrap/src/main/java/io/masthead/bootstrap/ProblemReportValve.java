package io.masthead.bootstrap;

import io.masthead.adapters.rest.http.RequestId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Answers with a problem where a request is so broken that it never gets to the service. */
public final class ProblemReportValve extends ErrorReportValve {

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    /** What Tomcat says to methods, transfer codings and versions of HTTP that it does not know. */
    private static final Set<Integer> UNKNOWN_TO_TOMCAT = Set.of(501, 505);

    /** Made by Tomcat. */
    public ProblemReportValve() {}

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (UNKNOWN_TO_TOMCAT.contains(status)) { // no input makes a 5xx
            status = BAD_REQUEST;
            response.setStatus(status);
        }
        boolean ours = status >= SERVER_ERROR;
        String id = RequestId.choose(request.getHeader(RequestId.HEADER));
        String problem = String.format(
                Locale.ROOT,
                "{\"type\":\"/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"instance\":\"/requests/%s\"}",
                ours ? "internal-error" : "bad-request",
                ours ? "Internal error" : "Bad request",
                status,
                ours ? "This is our fault." : "The request cannot be understood.",
                id);
        byte[] body = problem.getBytes(StandardCharsets.UTF_8);
        try {
            response.setHeader(RequestId.HEADER, id);
            response.setContentType("application/problem+json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException callerIsGone) {
            // nobody to tell
        }
    }
}
