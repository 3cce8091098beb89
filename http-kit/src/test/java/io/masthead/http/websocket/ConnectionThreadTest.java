package io.masthead.http.websocket;

import static io.masthead.http.websocket.ClientFrames.bytes;
import static io.masthead.http.websocket.ClientFrames.close;
import static io.masthead.http.websocket.ClientFrames.frame;
import static io.masthead.http.websocket.ClientFrames.hex;
import static io.masthead.http.websocket.ClientFrames.joined;
import static io.masthead.http.websocket.ClientFrames.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionThreadTest {

    private static final byte[] PING = hex("89 00");
    private static final Duration NEVER = Duration.ofHours(1);

    private final RecordedSocket socket = new RecordedSocket();
    private final CountDownLatch closedSession = new CountDownLatch(1);

    @Test
    void answers_messages_and_pings_in_their_order() throws Exception {
        ConnectionThread thread = start(WebSocketLimits.DEFAULT);

        thread.arrived(ByteBuffer.wrap(joined(text("one"), frame(0x89, (byte) 7), text("two"))));

        assertThat(socket.next()).isEqualTo(response("re: one"));
        assertThat(socket.next()).isEqualTo(hex("8a 01 07"));
        assertThat(socket.next()).isEqualTo(response("re: two"));
    }

    @Test
    void returns_the_close_of_the_client_and_closes() throws Exception {
        ConnectionThread thread = start(WebSocketLimits.DEFAULT);

        thread.arrived(ByteBuffer.wrap(close(1001, "bye")));

        assertThat(socket.next()).isEqualTo(hex("88 02 03 e9"));
        assertClosed();
    }

    @Test
    void closes_for_the_reason_of_the_session_and_waits_for_the_close_of_the_client() throws Exception {
        ConnectionThread thread = start(WebSocketLimits.DEFAULT);

        thread.arrived(ByteBuffer.wrap(text("stop")));

        assertThat(socket.next()).isEqualTo(bytes(FrameWriter.close(1012)));
        assertThat(socket.closed.getCount()).isOne();
        thread.arrived(ByteBuffer.wrap(close(1012, "")));
        assertClosed();
    }

    @Test
    void fails_the_connection_of_a_client_that_breaks_the_protocol() throws Exception {
        ConnectionThread thread = start(WebSocketLimits.DEFAULT);

        thread.arrived(ByteBuffer.wrap(hex("81 05 48 65 6c 6c 6f")));

        assertThat(socket.next()).isEqualTo(bytes(FrameWriter.close(1002)));
        thread.lost();
        assertClosed();
    }

    @Test
    void closes_the_connection_of_a_client_that_sends_too_many_messages() throws Exception {
        ConnectionThread thread = start(new WebSocketLimits(100, 3, NEVER, NEVER));

        thread.arrived(ByteBuffer.wrap(joined(text("1"), text("2"), text("3"), text("4"))));

        assertThat(socket.next()).isEqualTo(response("re: 1"));
        assertThat(socket.next()).isEqualTo(response("re: 2"));
        assertThat(socket.next()).isEqualTo(response("re: 3"));
        assertThat(socket.next()).isEqualTo(bytes(FrameWriter.close(1008)));
    }

    @Test
    void counts_fragments_and_pings_as_messages() throws Exception {
        ConnectionThread thread = start(new WebSocketLimits(100, 3, NEVER, NEVER));

        thread.arrived(ByteBuffer.wrap(joined(frame(1), frame(0), frame(0x8a), frame(0))));

        assertThat(socket.next()).isEqualTo(bytes(FrameWriter.close(1008)));
    }

    @Test
    void reads_little_of_a_client_that_goes_on_after_its_end() {
        ConnectionThread thread = start(new WebSocketLimits(100, 3, NEVER, NEVER));
        thread.arrived(ByteBuffer.wrap(hex("ff")));

        boolean first = thread.arrived(ByteBuffer.allocate(1000));
        boolean last = thread.arrived(ByteBuffer.allocate(100_000));

        assertThat(first).isTrue();
        assertThat(last).isFalse();
    }

    @Test
    void ends_the_connection_of_a_client_that_answers_no_ping() throws Exception {
        ConnectionThread unused = start(new WebSocketLimits(100, 3, Duration.ofMillis(50), NEVER));

        assertThat(socket.next()).isEqualTo(PING);
        assertClosed();
        assertThat(socket.written).isEmpty();
    }

    @Test
    void keeps_the_connection_of_a_client_that_answers_pings() throws Exception {
        ConnectionThread thread = start(new WebSocketLimits(100, 3, Duration.ofSeconds(1), NEVER));

        for (int number = 0; number < 3; number++) {
            assertThat(socket.next()).isEqualTo(PING);
            thread.arrived(ByteBuffer.wrap(frame(0x8a)));
        }

        assertThat(socket.closed.getCount()).isOne();
    }

    @Test
    void closes_the_session_of_a_connection_that_is_lost() throws Exception {
        ConnectionThread thread = start(WebSocketLimits.DEFAULT);

        thread.lost();

        assertClosed();
    }

    @Test
    void ends_the_connection_with_the_write_that_fails() throws Exception {
        socket.failure = new IOException("timed out");
        ConnectionThread thread = start(WebSocketLimits.DEFAULT);

        thread.arrived(ByteBuffer.wrap(text("one")));

        assertClosed();
    }

    @Test
    void closes_the_connection_when_the_session_has_a_bug() throws Exception {
        ConnectionThread thread = start(WebSocketLimits.DEFAULT);

        thread.arrived(ByteBuffer.wrap(text("bug")));

        assertThat(socket.next()).isEqualTo(bytes(FrameWriter.close(1011)));
        assertClosed();
    }

    private ConnectionThread start(WebSocketLimits limits) {
        ConnectionThread thread =
                new ConnectionThread(socket, limits, webSocket -> new Responder(webSocket, closedSession));
        thread.start();
        return thread;
    }

    private static byte[] response(String text) {
        return bytes(FrameWriter.text(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void assertClosed() throws InterruptedException {
        assertThat(socket.closed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(closedSession.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Answers messages. */
    private static final class Responder implements WebSocketSession {

        private final WebSocket socket;
        private final CountDownLatch closed;
        private final Semaphore wakes = new Semaphore(0);

        Responder(WebSocket socket, CountDownLatch closed) {
            this.socket = socket;
            this.closed = closed;
        }

        @Override
        public void receive(String text) throws IOException {
            switch (text) {
                case "stop" -> socket.close(CloseCode.SERVICE_RESTART);
                case "bug" -> throw new IllegalStateException("thrown by a test");
                default -> socket.send(("re: " + text).getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void await(Duration longest) throws InterruptedException {
            boolean unused = wakes.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
            int ignored = wakes.drainPermits();
        }

        @Override
        public void wake() {
            wakes.release();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private static final class RecordedSocket implements FrameSocket {

        private final BlockingQueue<byte[]> written = new LinkedBlockingQueue<>();
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile @Nullable IOException failure;

        @Override
        public void write(ByteBuffer frame, Duration longest) throws IOException {
            IOException known = failure;
            if (known != null) {
                throw known;
            }
            written.add(bytes(frame));
        }

        @Override
        public void flush(Duration longest) {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            closed.countDown();
        }

        byte[] next() throws InterruptedException {
            return Optional.ofNullable(written.poll(10, TimeUnit.SECONDS)).orElseThrow();
        }
    }
}
