package io.masthead.adapters.persistence.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.masthead.adapters.persistence.DatabaseTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A pool of connections to the database, and sockets to a server that is silent. */
@DatabaseTest
@SuppressWarnings("MethodName")
class SilentConnectionsTest {

    private final HikariDataSource pool = new HikariDataSource();
    private final List<Socket> servers = new ArrayList<>();

    @Autowired
    SilentConnectionsTest(JdbcConnectionDetails login) {
        pool.setJdbcUrl(login.getJdbcUrl());
        pool.setUsername(login.getUsername());
        pool.setPassword(login.getPassword());
        pool.setMaximumPoolSize(1);
        pool.addDataSourceProperty("socketFactory", WatchedSocketFactory.class.getName());
        pool.addDataSourceProperty("socketFactoryArg", "10");
    }

    @BeforeEach
    void prepare() {
        PersistentDataSource.prepare(pool);
    }

    @AfterEach
    void close() throws IOException {
        pool.close();
        for (Socket server : servers) {
            server.close();
        }
    }

    @Test
    void a_silent_connection_of_a_pool_discards_its_connections() throws Exception {
        int before = session();

        try (Socket silent = SilentConnections.reportedTo(new StaleConnections(pool)::discard, this::connect)) {
            readInVain(silent);
        }

        assertThat(session()).isNotEqualTo(before);
    }

    @Test
    void a_silent_connection_elsewhere_leaves_those_of_a_pool_alone() throws Exception {
        int before = session();

        try (Socket silent = connect();
                Socket ofAnother = SilentConnections.reportedTo(() -> {}, this::connect)) {
            readInVain(silent);
            readInVain(ofAnother);
        }

        assertThat(session()).isEqualTo(before);
    }

    /** {@return the process of the server for the only connection} */
    private int session() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return connection.unwrap(PGConnection.class).getBackendPID();
        }
    }

    /** Connects to a server that accepts the connection, and says nothing. */
    private Socket connect() {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket socket = new WatchedSocketFactory("30").createSocket(server.getInetAddress(), server.getLocalPort());
            servers.add(server.accept());
            return socket;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void readInVain(Socket silent) throws IOException {
        silent.setSoTimeout(100);
        assertThatThrownBy(silent.getInputStream()::read).isInstanceOf(SocketTimeoutException.class);
    }
}
