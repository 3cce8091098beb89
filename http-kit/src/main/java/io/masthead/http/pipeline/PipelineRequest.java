package io.masthead.http.pipeline;

import io.masthead.http.entitytag.CodedTag;
import io.masthead.http.forwarding.ClientAddress;
import io.masthead.http.forwarding.ForwardedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request of a client, whose path loses a trailing slash: both forms address the same resource. */
final class PipelineRequest extends ForwardedRequest {

    PipelineRequest(HttpServletRequest received, ClientAddress client) {
        super(received, client);
    }

    /** A representation that a client has compressed is compared as the one of the operation. */
    @Override
    public @Nullable String getHeader(String name) {
        String value = super.getHeader(name);
        return value != null && HttpHeaders.IF_NONE_MATCH.equalsIgnoreCase(name) ? CodedTag.uncompressed(value) : value;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        Enumeration<String> values = super.getHeaders(name);
        return HttpHeaders.IF_NONE_MATCH.equalsIgnoreCase(name)
                ? Collections.enumeration(Collections.list(values).stream()
                        .map(CodedTag::uncompressed)
                        .toList())
                : values;
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
