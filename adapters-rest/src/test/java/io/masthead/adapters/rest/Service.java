package io.masthead.adapters.rest;

import io.masthead.http.pipeline.RequestPipeline;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Objects;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockFilterConfig;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pipeline and the servlet behind it, called without a container. */
final class Service {

    private final RequestPipeline pipeline;
    private final Servlet servlet;
    private final ServletContext container;

    Service(RequestPipeline pipeline, Servlet servlet, ServletContext container) {
        this.pipeline = pipeline;
        this.servlet = servlet;
        this.container = container;
        try {
            pipeline.init(new MockFilterConfig(container));
            servlet.init(new MockServletConfig(container));
        } catch (ServletException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Makes a request as the container does for a servlet that is mapped to all paths. */
    MockHttpServletRequest request(MockHttpServletRequestBuilder builder) {
        MockHttpServletRequest request = builder.buildRequest(container);
        request.setServletPath(Objects.requireNonNull(request.getPathInfo()));
        request.setPathInfo(null);
        return request;
    }

    MockHttpServletResponse send(MockHttpServletRequest request) {
        return send(request, new MockHttpServletResponse());
    }

    MockHttpServletResponse send(MockHttpServletRequest request, MockHttpServletResponse response) {
        try {
            new MockFilterChain(servlet, pipeline).doFilter(request, response);
        } catch (IOException | ServletException failed) {
            throw new IllegalStateException(failed);
        }
        return response;
    }
}
