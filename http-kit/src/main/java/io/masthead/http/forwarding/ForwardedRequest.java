package io.masthead.http.forwarding;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A request with address, scheme and port of its client instead of those of the proxies between. */
public class ForwardedRequest extends HttpServletRequestWrapper {

    private final ClientAddress client;

    /**
     * Wraps a request.
     *
     * @param received the request as the container received it
     * @param client address and scheme of its client
     */
    public ForwardedRequest(HttpServletRequest received, ClientAddress client) {
        super(received);
        this.client = client;
    }

    @Override
    public @Nullable String getRemoteAddr() {
        return client.address().orElse(null);
    }

    @Override
    public String getScheme() {
        return client.scheme();
    }

    @Override
    public boolean isSecure() {
        return client.scheme().equals("https");
    }

    @Override
    public int getServerPort() {
        return client.port();
    }

    /** {@return the address: a name would need a look-up} */
    @Override
    public @Nullable String getRemoteHost() {
        return getRemoteAddr();
    }
}
