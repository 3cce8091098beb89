package io.masthead.adapters.persistence.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.masthead.adapters.persistence.DatabaseTest;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The database as the second of two hosts, the first of which is dark. */
@DatabaseTest
@SuppressWarnings("MethodName")
class SeveralHostsTest {

    /** Of a probe: the time of the dark host, and what a busy machine takes for the other. */
    private static final Duration PROBE = Duration.ofSeconds(6);

    private final DarkServer dark = new DarkServer();
    private final HikariDataSource pool = new HikariDataSource();

    @Autowired
    SeveralHostsTest(JdbcConnectionDetails login) throws IOException {
        String hosts = "//127.0.0.1:" + dark.address().getPort() + ",";
        pool.setJdbcUrl(login.getJdbcUrl().replaceFirst("//", hosts) + "&targetServerType=primary");
        pool.setUsername(login.getUsername());
        pool.setPassword(login.getPassword());
        pool.setMaximumPoolSize(1);
        pool.addDataSourceProperty("connectTimeout", "30");
        pool.addDataSourceProperty("hostRecheckSeconds", "0");
        pool.addDataSourceProperty("socketFactory", WatchedSocketFactory.class.getName());
        pool.addDataSourceProperty("socketFactoryArg", "10");
    }

    @AfterEach
    void close() throws IOException {
        pool.close();
        dark.close();
    }

    @Test
    void a_dark_host_leaves_a_probe_time_for_the_next_one() {
        try (WritableDatabase database = new WritableDatabase(pool)) {
            long start = System.nanoTime();

            assertThat(database.isWritable()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROBE);
        }
    }

    @Test
    void a_pool_gets_connections_to_the_next_host() throws Exception {
        PersistentDataSource.prepare(pool);

        try (Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }
}
