package io.masthead.http.connection;

import io.masthead.http.forwarding.ClientNetwork;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;

/**
 * Connection of Tomcat.
 *
 * @param client the network of the client
 * @param isFromProxy whether the client is a trusted proxy
 * @param channel its socket
 * @param wrapper what Tomcat knows of it
 */
record NioConnection(ClientNetwork client, boolean isFromProxy, SocketChannel channel, NioSocketWrapper wrapper)
        implements OpenConnection {

    /** Start of a head of which nothing has arrived. */
    private static final long NOT_STARTED = -1;

    @Override
    public boolean isOpen() {
        return channel.isOpen() && !channel.socket().isInputShutdown();
    }

    @Override
    public long waitedFor() {
        boolean isAtWork = wrapper.interestOps() == 0 || isUpgraded();
        long silent = System.currentTimeMillis() - Math.max(wrapper.getLastRead(), wrapper.getLastWrite());
        return isAtWork ? 0 : Math.max(silent, ageOfHead().toMillis());
    }

    @Override
    public boolean isBetweenRequests() {
        // Tomcat holds the lock while it handles a request, also where that waits for a body or to write.
        return !wrapper.getLock().isLocked() && !isUpgraded() && ageOfHead().isZero();
    }

    /** {@return whether it is a WebSocket, which has no requests, and is limited by a number of its own} */
    private boolean isUpgraded() {
        return wrapper.getCurrentProcessor() instanceof Processor processor && processor.isUpgrade();
    }

    /** {@return the time since the first byte of a head whose end has not arrived yet} */
    Duration ageOfHead() {
        // Tomcat keeps the processor of a connection between two parts of a head, and at no other time.
        if (!(wrapper.getCurrentProcessor() instanceof AbstractProcessor unfinished)) {
            return Duration.ZERO;
        }
        long start = unfinished.getRequest().getStartTimeNanos();
        return start == NOT_STARTED ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - start);
    }

    /** {@return the time since the client has last taken something of what waits for it} */
    Duration stall() {
        boolean isWritten = (wrapper.interestOps() & SelectionKey.OP_WRITE) != 0;
        return isWritten ? Duration.ofMillis(System.currentTimeMillis() - wrapper.getLastWrite()) : Duration.ZERO;
    }

    /** Ends both directions, which wakes what waits on the connection: Tomcat then closes it in its own way. */
    @Override
    public void end() {
        try {
            channel.shutdownInput();
            channel.shutdownOutput();
        } catch (IOException closed) {
            // The client was faster.
        }
    }
}
