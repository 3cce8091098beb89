package io.masthead.http.pipeline;

import io.masthead.http.forwarding.ClientAddress;
import io.masthead.http.forwarding.ForwardedRequest;
import jakarta.servlet.http.HttpServletRequest;

/** A request as its caller sent it, at the same resource with and without a slash at the end. */
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

    /** Of several slashes one goes: what is left is refused by the firewall. */
    private static String withoutTrailingSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
