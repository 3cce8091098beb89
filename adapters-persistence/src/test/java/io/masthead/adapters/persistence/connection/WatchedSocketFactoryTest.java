package io.masthead.adapters.persistence.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.StorageUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@SuppressWarnings("MethodName")
class WatchedSocketFactoryTest {

    private final ServerSocket server;

    WatchedSocketFactoryTest() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void a_read_from_a_silent_server_ends_after_the_limit() throws IOException {
        try (Socket client = connect("1");
                Socket silent = server.accept()) {
            InputStream in = client.getInputStream();
            silent.getOutputStream().write(7);
            assertThat(in.read()).isEqualTo(7);

            assertThatThrownBy(in::read)
                    .isInstanceOf(SocketException.class)
                    .hasMessage("The database did not answer in time");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void a_read_ends_at_the_deadline_of_its_thread() throws IOException {
        try (Socket client = connect("30");
                Socket silent = server.accept()) {
            InputStream in = client.getInputStream();
            DatabaseDeadline.set(System.nanoTime() + Duration.ofMillis(1).toNanos());

            assertThatThrownBy(in::read).hasMessage("The database did not answer in time");
            assertThat(silent.isClosed()).isFalse();
        } finally {
            DatabaseDeadline.clear();
        }
    }

    @Test
    void each_server_of_a_login_has_the_whole_time_for_itself() throws Exception {
        try (DarkServer dark = new DarkServer();
                Socket client = DatabaseDeadline.within(Duration.ofSeconds(1), () -> connectAfter(dark))) {
            assertThat(client.isClosed()).isFalse();
        }
    }

    /** Reads from a server that takes half a second, after one that is dark. */
    private Socket connectAfter(DarkServer dark) {
        try (Socket unconnected = new WatchedSocketFactory("30").createSocket()) {
            assertThatThrownBy(() -> unconnected.connect(dark.address(), 60_000))
                    .isInstanceOf(SocketTimeoutException.class);
            Socket client = connect("30");
            Socket slow = server.accept();
            Executor later = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);
            CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> write(slow), later);
            assertThat(client.getInputStream().read()).isEqualTo(7);
            return client;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void write(Socket socket) {
        try {
            socket.getOutputStream().write(7);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Test
    void no_work_begins_after_the_deadline_of_its_thread() {
        DatabaseDeadline.require();
        DatabaseDeadline.set(System.nanoTime() - 1);
        try {
            assertThatThrownBy(DatabaseDeadline::require).isInstanceOf(StorageUnavailable.class);
        } finally {
            DatabaseDeadline.clear();
        }
    }

    @Test
    void a_socket_that_nobody_reads_from_stays_open() throws Exception {
        try (Socket client = connect("0");
                Socket served = server.accept()) {
            Thread.sleep(1_500);
            served.getOutputStream().write(new byte[] {1, 2, -1});

            assertThat(client.getInputStream().readNBytes(3)).containsExactly(1, 2, -1);
        }
    }

    @Test
    void a_socket_that_is_closed_otherwise_has_no_timeout() throws IOException {
        Socket client = connect("30");
        InputStream in = client.getInputStream();
        client.close();

        assertThatThrownBy(in::read).isInstanceOf(SocketException.class).hasMessage("Socket closed");
    }

    /** Without negotiations of encryption, for which the driver sets timeouts of its own. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void the_driver_gives_up_a_silent_server() {
        String url = "jdbc:postgresql://localhost:" + server.getLocalPort() + "/x?sslmode=disable&gssEncMode=disable"
                + "&user=x&socketFactory=" + WatchedSocketFactory.class.getName() + "&socketFactoryArg=1";

        assertThatThrownBy(() -> DriverManager.getConnection(url))
                .isInstanceOf(SQLException.class)
                .hasRootCauseMessage("Socket closed")
                .extracting(problem -> ((SQLException) problem).getSQLState())
                .isEqualTo("08001");
    }

    @Test
    void a_limit_that_is_no_number_is_refused() {
        assertThatThrownBy(() -> new WatchedSocketFactory("soon")).isInstanceOf(NumberFormatException.class);
    }

    private Socket connect(String seconds) throws IOException {
        return new WatchedSocketFactory(seconds).createSocket(server.getInetAddress(), server.getLocalPort());
    }
}
