package io.masthead.http.server;

/** Listener for completed requests, which is called on their thread. */
@FunctionalInterface
public interface CompletedRequestListener {

    /**
     * Handles a request.
     *
     * @param request the request, valid until this returns
     */
    void completed(CompletedRequest request);
}
