package io.masthead.http.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Tracing of requests, which the host provides. */
@FunctionalInterface
public interface RequestTracing {

    /** Passes the trace of a caller on, and records nothing. A trace that nothing records is not begun. */
    RequestTracing PROPAGATION = (request, caller) -> caller.map(TraceContext::next);

    /**
     * Begins the span of a request.
     *
     * @param request the request
     * @param caller the span of the caller, if it sent a valid one
     * @return the span of the request, whose id is another one; empty if the request is part of no trace
     */
    Optional<TraceContext> begin(HttpServletRequest request, Optional<TraceContext> caller);
}
