package io.masthead.http.websocket;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Function;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Connection of Tomcat after its upgrade. Tomcat creates it and calls it when something has arrived, on a thread that does
 * not wait; the rest happens on the thread of the {@link ConnectionThread}.
 *
 * <p>Of the servlet API, {@code WebConnection} has no time limit for a write; hence Tomcat's own interface, as its WebSocket
 * and HTTP/2 use it.
 */
public final class WebSocketUpgrade implements InternalHttpUpgradeHandler {

    private static final int BUFFER = 1024;

    private WebSocketLimits limits = WebSocketLimits.DEFAULT;
    private @Nullable Function<WebSocket, WebSocketSession> sessions;
    private @Nullable SocketWrapperBase<?> socket;
    private @Nullable ConnectionThread thread;

    /** Creates a handler, as Tomcat does. */
    public WebSocketUpgrade() {}

    void serve(Function<WebSocket, WebSocketSession> newSessions, WebSocketLimits newLimits) {
        sessions = newSessions;
        limits = newLimits;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        socket = wrapper;
    }

    @Override
    public void init(WebConnection connection) {
        SocketWrapperBase<?> open = Objects.requireNonNull(socket);
        thread = new ConnectionThread(new TomcatSocket(open), limits, Objects.requireNonNull(sessions));
        thread.start();
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        return switch (event) {
            case OPEN_READ -> hasMore() ? SocketState.UPGRADED : SocketState.CLOSED;
            case OPEN_WRITE -> SocketState.UPGRADED; // the thread of the connection is told already
            default -> SocketState.CLOSED;
        };
    }

    /** {@return whether the connection stays open} */
    private boolean hasMore() {
        ByteBuffer arrived = ByteBuffer.allocate(BUFFER);
        try {
            while (Objects.requireNonNull(socket).read(false, arrived.clear()) > 0) {
                if (!Objects.requireNonNull(thread).arrived(arrived.flip())) {
                    return false;
                }
            }
            return true;
        } catch (IOException closed) { // by the client, and nothing is left to read
            return false;
        }
    }

    /** Tomcat closes the connection. */
    @Override
    public void destroy() {
        if (thread != null) {
            thread.lost();
        }
    }

    @Override
    public void timeoutAsync(long now) {
        // The connection has its own thread, which waits.
    }

    @Override
    public void setSslSupport(SSLSupport support) {
        // It has no part in TLS.
    }

    @Override
    public void pause() {
        // The service ends its sessions itself.
    }
}
