package io.masthead.adapters.persistence.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

@SuppressWarnings("MethodName")
class ObservedServerTest {

    private static final String QUERY = "select 1";

    @Test
    void a_login_in_progress_ends_when_it_is_closed() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ObservedServer server = observed(silent);
            Future<Integer> asked = threads.submit(() -> server.ask(QUERY, row -> row.getInt(1)));
            try (Socket login = silent.accept()) {
                assertThat(login.getInputStream().read()).isNotNegative();

                server.close();

                // By itself, it would end with its time.
                assertThatThrownBy(asked::get)
                        .hasCauseInstanceOf(PSQLException.class)
                        .hasStackTraceContaining("Interrupted while attempting to connect");
            }
        }
    }

    @Test
    void no_login_begins_after_it_was_closed() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ObservedServer server = observed(silent);

            server.close();

            assertThatThrownBy(() -> server.ask(QUERY, row -> row.getInt(1)))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("This server is not observed any more");
        }
    }

    private static ObservedServer observed(ServerSocket server) {
        return new ObservedServer(
                new ReplicaAddress("jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/x", "x", ""));
    }
}
