package io.masthead.http.websocket;

import io.masthead.http.websocket.Received.Close;
import io.masthead.http.websocket.Received.Ping;
import io.masthead.http.websocket.Received.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One virtual thread for each connection, the only one that writes to it. It waits in the session, from which whatever
 * arrives wakes it.
 */
final class ConnectionThread implements Runnable, WebSocket {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionThread.class);

    /** The time for the last frames of both sides: the service may be about to stop. */
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final FrameSocket socket;
    private final WebSocketLimits limits;
    private final Function<WebSocket, WebSocketSession> sessions;
    private final FrameInput input;
    private volatile @Nullable WebSocketSession session;
    private long lastPing = System.nanoTime();
    private boolean isPinged;
    private @Nullable CloseCode closing;

    ConnectionThread(FrameSocket socket, WebSocketLimits limits, Function<WebSocket, WebSocketSession> sessions) {
        this.socket = socket;
        this.limits = limits;
        this.sessions = sessions;
        this.input = new FrameInput(limits);
    }

    void start() {
        Thread unused = Thread.ofVirtual()
                .inheritInheritableThreadLocals(false)
                .name("websocket")
                .start(this);
    }

    /**
     * Takes what has arrived, on the thread that has read it.
     *
     * @param bytes the bytes
     * @return whether to read on
     */
    boolean arrived(ByteBuffer bytes) {
        boolean readsOn = input.accept(bytes);
        wake();
        return readsOn;
    }

    /** Notes that the connection is closed, on another thread. */
    void lost() {
        input.end();
        wake();
    }

    private void wake() {
        WebSocketSession known = session;
        if (known != null) { // else it looks before it waits
            known.wake();
        }
    }

    @Override
    public void send(byte[] utf8) throws IOException {
        write(FrameWriter.text(utf8));
    }

    @Override
    public void close(CloseCode why) {
        if (closing == null) {
            closing = why;
        }
    }

    @Override
    public void run() {
        try (WebSocketSession opened = sessions.apply(this)) {
            session = opened;
            close(serve(opened));
        } catch (IOException lost) {
            LOG.debug("A connection is lost", lost);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error bug) {
            LOG.error("A bug ends a connection", bug);
            closeAfterBug();
        } finally {
            socket.close();
        }
    }

    /** {@return the last frame of the service} */
    private Ending serve(WebSocketSession opened) throws IOException, InterruptedException {
        while (true) {
            Optional<Ending> ending = handleInput(opened).or(this::ending);
            if (ending.isPresent()) {
                return ending.get();
            }
            Duration wait = untilPing();
            socket.flush(limits.write());
            opened.await(wait);
        }
    }

    private Optional<Ending> handleInput(WebSocketSession opened) throws IOException {
        Optional<Received> next = input.poll();
        while (next.isPresent() && closing == null) {
            Received received = next.get();
            if (received instanceof Close close) {
                ByteBuffer echo = close.code().isPresent()
                        ? FrameWriter.close(close.code().getAsInt())
                        : FrameWriter.close();
                return Optional.of(new Ending(echo, true));
            } else if (received instanceof Ping ping) {
                write(FrameWriter.pong(ping.payload()));
            } else if (received instanceof Text text) {
                opened.receive(text.text());
            }
            next = input.poll();
        }
        return Optional.empty();
    }

    private Optional<Ending> ending() {
        return Optional.ofNullable(closing)
                .or(input::failure)
                .map(code -> new Ending(FrameWriter.close(code.number()), false));
    }

    /** Sends a ping if it is time for one. */
    private Duration untilPing() throws IOException {
        Duration left = limits.ping().minusNanos(System.nanoTime() - lastPing);
        if (left.isPositive()) {
            return left;
        }
        if (isPinged && !input.takePong()) {
            throw new IOException("The client has not answered a ping");
        }
        lastPing = System.nanoTime();
        isPinged = true;
        write(FrameWriter.ping());
        return limits.ping();
    }

    private void write(ByteBuffer frame) throws IOException {
        socket.write(frame, limits.write());
    }

    private void close(Ending ending) throws IOException, InterruptedException {
        socket.write(ending.frame, CLOSING);
        socket.flush(CLOSING);
        if (!ending.isEcho) {
            input.awaitClose(CLOSING.toMillis());
        }
    }

    private void closeAfterBug() {
        try {
            socket.write(FrameWriter.close(CloseCode.INTERNAL_ERROR.number()), CLOSING);
            socket.flush(CLOSING);
        } catch (IOException lost) {
            LOG.debug("A connection is lost", lost);
        }
    }

    /**
     * The last frame of the service.
     *
     * @param frame the frame
     * @param isEcho whether the client has sent its last frame
     */
    private record Ending(ByteBuffer frame, boolean isEcho) {}
}
