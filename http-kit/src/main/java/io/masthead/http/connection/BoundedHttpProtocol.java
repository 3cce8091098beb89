package io.masthead.http.connection;

import java.util.function.Supplier;
import org.apache.coyote.http11.Http11NioProtocol;

/** Tomcat's HTTP/1.1 with {@link ConnectionLimits}. Tomcat creates it by its name. */
public class BoundedHttpProtocol extends Http11NioProtocol {

    private final BoundedEndpoint endpoint;
    private Drain drain = new Drain();

    /** Creates a protocol without limits. */
    public BoundedHttpProtocol() {
        this(new BoundedEndpoint());
    }

    private BoundedHttpProtocol(BoundedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /**
     * Sets the limits, before the start.
     *
     * @param limits the limits
     * @param refusal the HTTP response to a connection that is refused
     * @param events counts connections that end early
     */
    public final void limit(ConnectionLimits limits, Supplier<byte[]> refusal, ConnectionEvents events) {
        setMaxConnections(-1); // Tomcat would leave further connections waiting without a word
        endpoint.limit(limits, refusal, events);
    }

    /**
     * Sets the drain, after which the stop waits for the requests of the last connections.
     *
     * @param newDrain the drain of the service
     */
    public final void drain(Drain newDrain) {
        drain = newDrain;
    }

    /** Stops accepting instead, since Tomcat pauses a connector only to stop it. */
    @Override
    public void pause() throws Exception {
        endpoint.stopAccepting();
        if (drain.hasBegun()) {
            endpoint.awaitSilence();
        }
    }

    final ConnectionEvents events() {
        return endpoint.events();
    }
}
