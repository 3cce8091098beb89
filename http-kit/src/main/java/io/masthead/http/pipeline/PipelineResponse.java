package io.masthead.http.pipeline;

import io.masthead.http.headers.CommonHeaders;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.springframework.http.HttpHeaders;

/** Response whose common headers an operation can replace: Spring would add its headers to them. */
final class PipelineResponse extends HttpServletResponseWrapper {

    PipelineResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void addHeader(String name, String value) {
        if (name.equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)
                || name.equalsIgnoreCase(CommonHeaders.CONTENT_SECURITY_POLICY)) {
            setHeader(name, value);
        } else {
            super.addHeader(name, value);
        }
    }
}
