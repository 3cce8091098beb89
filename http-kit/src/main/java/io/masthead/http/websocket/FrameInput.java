package io.masthead.http.websocket;

import io.masthead.http.websocket.Received.Close;
import io.masthead.http.websocket.Received.Pong;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived on a connection: the threads of the server that read put it in, one after the other, and the thread of
 * the connection takes it out. After the last frame, or a broken rule, what still arrives is ignored.
 */
final class FrameInput {

    /** The most bytes that are ignored, of a client that goes on after it has been told to stop. */
    private static final int MAX_IGNORED = 64 * 1024;

    private final FrameReader reader;
    private final FrameRate rate;
    private final BlockingQueue<Received> frames;
    private volatile boolean isOver;
    private volatile boolean isPonged;
    private volatile @Nullable CloseCode failure;
    private int ignored;

    FrameInput(WebSocketLimits limits) {
        this.reader = new FrameReader(limits.maxMessage());
        this.rate = new FrameRate(limits.maxPerSecond());
        this.frames = new ArrayBlockingQueue<>(2 * limits.maxPerSecond());
    }

    /**
     * Takes what has arrived.
     *
     * @param arrived the bytes
     * @return whether to read on
     */
    boolean accept(ByteBuffer arrived) {
        try {
            while (arrived.hasRemaining() && !isOver) {
                Optional<FrameReader.Frame> frame = reader.read(arrived);
                if (frame.isPresent()) {
                    accept(frame.get());
                }
            }
        } catch (BrokenProtocol broken) {
            failure = broken.code();
            isOver = true;
        }
        ignored += arrived.remaining();
        return ignored <= MAX_IGNORED;
    }

    private void accept(FrameReader.Frame frame) throws BrokenProtocol {
        if (!rate.admits(System.nanoTime())) {
            throw new BrokenProtocol(CloseCode.POLICY_VIOLATION);
        }
        Received complete = frame.complete().orElse(null);
        if (complete instanceof Pong) {
            isPonged = true;
        } else if (complete != null && !frames.offer(complete)) { // it takes nothing, and sends on
            throw new BrokenProtocol(CloseCode.POLICY_VIOLATION);
        }
        isOver = complete instanceof Close;
    }

    /** {@return the next message or frame, if one has arrived; pongs are noted only} */
    Optional<Received> poll() {
        return Optional.ofNullable(frames.poll());
    }

    /** {@return why the connection fails, if the client has broken a rule} */
    Optional<CloseCode> failure() {
        return Optional.ofNullable(failure);
    }

    /** {@return whether a pong has arrived since the last call} */
    boolean takePong() {
        boolean arrived = isPonged;
        isPonged = false;
        return arrived;
    }

    /** Waits for the last frame of the client, which it owes to that of the service (RFC 6455 §5.5.1). */
    void awaitClose(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        Received next = null;
        do {
            next = frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } while (next != null && !(next instanceof Close));
    }

    /** Notes that nothing more arrives. */
    void end() {
        isOver = true;
        frames.clear();
        boolean unused = frames.offer(new Close(OptionalInt.empty()));
    }
}
