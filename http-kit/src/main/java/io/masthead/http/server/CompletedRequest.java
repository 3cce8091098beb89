package io.masthead.http.server;

import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RequestContext;
import io.masthead.http.request.RequestId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A request whose response is complete, also one that Tomcat refused before the request pipeline. It is valid until its
 * listeners have returned, since Tomcat uses its objects again.
 */
public final class CompletedRequest {

    private final Request request;
    private final Response response;
    private final long nanoseconds;

    CompletedRequest(Request request, Response response, long nanoseconds) {
        this.request = request;
        this.response = response;
        this.nanoseconds = Math.max(0, nanoseconds);
    }

    /** {@return the context, if the request reached the pipeline} */
    public Optional<RequestContext> context() {
        return RequestContext.find(request);
    }

    /** {@return the id in the header of the response} */
    public String id() {
        return RequestId.of(response);
    }

    /** {@return the method as sent, if its line could be read} */
    public Optional<String> method() {
        return Optional.ofNullable(request.getMethod()).filter(method -> !method.isEmpty());
    }

    /** {@return the path as sent, not decoded, if it could be read} */
    public Optional<String> path() {
        return Optional.ofNullable(request.getRequestURI()).filter(path -> !path.isEmpty());
    }

    /**
     * {@return the query as sent, without the parameters that the operation does not know: they may be secrets}
     *
     * <p>A request that is refused before its operation reads it has none.
     */
    public Optional<String> query() {
        String sent = request.getQueryString();
        if (sent == null || context().isEmpty()) {
            return Optional.empty();
        }
        RequestContext context = context().get();
        return Optional.of(Arrays.stream(sent.split("&", -1))
                        .filter(parameter -> context.isBound(nameOf(parameter)))
                        .collect(Collectors.joining("&")))
                .filter(known -> !known.isEmpty());
    }

    private static String nameOf(String parameter) {
        try {
            return URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** {@return the pattern of the address of its operation, if it has one} */
    public Optional<String> pattern() {
        return Optional.ofNullable(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .map(Object::toString);
    }

    /** {@return the status of the response} */
    public int status() {
        return response.getStatus();
    }

    /** {@return the slug of the problem that the response is} */
    public Optional<String> problem() {
        return Optional.ofNullable((String) request.getAttribute(ProblemWriter.PROBLEM));
    }

    /** {@return the bytes of the body of the response, as sent} */
    public long bytes() {
        return response.getBytesWritten(false);
    }

    /** {@return the time from the first byte of the request to the last of its response, in nanoseconds} */
    public long nanoseconds() {
        return nanoseconds;
    }

    /** {@return the address of the client; of a request that Tomcat refused, that of the nearest proxy} */
    public Optional<String> clientAddress() {
        return context()
                .map(context -> context.client().address())
                .orElseGet(() -> Optional.ofNullable(request.getRemoteAddr()));
    }

    /** {@return the program of the client, as it calls itself} */
    public Optional<String> userAgent() {
        return Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT));
    }

    /**
     * {@return an attribute of the request}
     *
     * @param name its name
     */
    public Optional<Object> attribute(String name) {
        return Optional.ofNullable(request.getAttribute(name));
    }
}
