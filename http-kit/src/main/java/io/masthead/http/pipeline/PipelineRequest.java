package io.masthead.http.pipeline;

import io.masthead.http.forwarding.ClientAddress;
import io.masthead.http.forwarding.ForwardedRequest;
import jakarta.servlet.http.HttpServletRequest;

/** A request of a client, whose path loses a trailing slash: both forms address the same resource. */
final class PipelineRequest extends ForwardedRequest {

    PipelineRequest(HttpServletRequest received, ClientAddress client) {
        super(received, client);
    }

    @Override
    public String getRequestURI() {
        return withoutTrailingSlash(super.getRequestURI());
    }

    @Override
    public StringBuffer getRequestURL() {
        return new StringBuffer(withoutTrailingSlash(super.getRequestURL().toString()));
    }

    @Override
    public String getServletPath() {
        return withoutTrailingSlash(super.getServletPath());
    }

    /** Removes a single slash; the firewall sees and refuses several. */
    private static String withoutTrailingSlash(String path) {
        return path.length() > 1 && path.endsWith("/") && !path.endsWith("//")
                ? path.substring(0, path.length() - 1)
                : path;
    }
}
