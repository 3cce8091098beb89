package io.masthead.http.server;

import io.masthead.http.headers.CommonHeaders;
import io.masthead.http.problem.ProblemReason;
import io.masthead.http.problem.ProblemType;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RequestId;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/** Error responses of Tomcat as problems, for requests that it refuses before the request pipeline. */
final class ProblemReportValve extends ErrorReportValve {

    /** Statuses with which Tomcat refuses unknown methods, transfer codings and versions of HTTP. */
    private static final Set<Integer> UNKNOWN_TO_TOMCAT = Set.of(501, 505);

    /** Messages of Tomcat for headers that are too large, which it refuses with 400 like other errors. */
    private static final Set<String> TOO_LARGE = Set.of(
            StringManager.getManager("org.apache.coyote.http11").getString("iib.requestheadertoolarge.error"),
            StringManager.getManager("org.apache.tomcat.util.http").getString("headers.maxCountFail", 100));

    /** The beginning of the message of Tomcat for characters that an address must not have. */
    private static final String INVALID_TARGET = StringManager.getManager("org.apache.coyote.http11")
            .getString("iib.invalidRequestTarget", "")
            .replaceFirst("]?\\[.*", "");

    /** Characters that a query may have, but no path. */
    private static final Pattern NOT_IN_PATH = Pattern.compile("[\\[\\\\\\]^`{|}]");

    private final ProblemWriter problems;

    ProblemReportValve(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        identify(request, response);
        response.setHeader("Connection", "close");
        Optional<ProblemReason> reason = reasonOf(request, response.getStatus(), throwable);
        if (reason.isPresent()) {
            problems.write(request, response, reason.get());
        } else {
            problems.write(request, response, typeOf(request, response.getStatus(), throwable));
        }
        try {
            response.finishResponse();
        } catch (IOException callerIsGone) {
            // The client has closed the connection.
        }
    }

    /** Sets the request id and the common headers, unless the request pipeline has set them before. */
    static void identify(Request request, Response response) {
        if (!response.containsHeader(RequestId.HEADER)) {
            response.setHeader(RequestId.HEADER, RequestId.choose(request.getHeader(RequestId.HEADER)));
            CommonHeaders.write(request, response);
        }
    }

    private static Optional<ProblemReason> reasonOf(Request request, int status, @Nullable Throwable throwable) {
        if (status != 400) {
            return Optional.empty();
        }
        boolean isTarget = throwable == null
                ? NOT_IN_PATH.matcher(String.valueOf(request.getRequestURI())).find()
                : String.valueOf(throwable.getMessage()).startsWith(INVALID_TARGET);
        if (isTarget) {
            return Optional.of(ProblemReason.NOT_PERCENT_ENCODED);
        }
        boolean isMissing = throwable == null && request.getHeader("Host") == null;
        boolean isInvalid = request.getCoyoteRequest().getAttribute(ServiceProtocol.INVALID_HOST) != null;
        return isMissing || isInvalid ? Optional.of(ProblemReason.INVALID_HOST) : Optional.empty();
    }

    private static ProblemType typeOf(Request request, int status, @Nullable Throwable throwable) {
        if (throwable != null && TOO_LARGE.contains(String.valueOf(throwable.getMessage()))) {
            boolean addressIsRead = !request.getCoyoteRequest().requestURI().isNull();
            return addressIsRead ? ProblemType.HEADERS_TOO_LARGE : ProblemType.URI_TOO_LONG;
        }
        // No input makes a 5xx.
        return UNKNOWN_TO_TOMCAT.contains(status) ? ProblemType.BAD_REQUEST : ProblemType.of(status);
    }
}
