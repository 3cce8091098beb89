package io.masthead.adapters.persistence.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.adapters.persistence.connection.DatabaseDeadline;
import io.masthead.adapters.persistence.sql.SqlExceptionTranslation;
import io.masthead.domain.StorageUnavailable;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A primary and a replica that log who connects, and refuse with an SQLSTATE. */
@SuppressWarnings("MethodName")
class ReplicaReadsTest {

    private final List<String> log = new ArrayList<>();
    private final List<SQLException> failures = new ArrayList<>();
    private final Server primary = new Server("primary");
    private final Server replica = new Server("replica");
    private @Nullable DataSource usable = replica;
    private final ReplicaRouting routing = new ReplicaRouting(primary, () -> usable, failures::add);

    @AfterEach
    void forbid() {
        TransactionSynchronizationManager.setActualTransactionActive(false);
        ReplicaReads.end();
        DatabaseDeadline.clear();
    }

    @Test
    void only_permitted_reads_come_from_the_replica_and_only_while_it_is_usable() {
        read();
        ReplicaReads.begin();
        read();
        usable = null;
        read();
        usable = replica;
        read();
        ReplicaReads.end();
        read();

        assertThat(log).containsExactly("primary", "replica", "primary", "replica", "primary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P03", "40001", "40P01", "42P01"})
    void a_read_that_fails_at_the_replica_is_repeated_at_the_primary_as_are_those_that_follow(String state) {
        replica.refuses = state;
        ReplicaReads.begin();

        read();
        read();

        assertThat(log).containsExactly("replica", "primary", "primary");
        assertThat(failures).extracting(SQLException::getSQLState).containsExactly(state);
    }

    @Test
    void a_read_that_fails_at_the_primary_too_is_not_repeated_again() {
        replica.refuses = "08006";
        primary.refuses = "08006";
        ReplicaReads.begin();

        assertThatThrownBy(this::read).isInstanceOf(StorageUnavailable.class);
        assertThat(log).containsExactly("replica", "primary");
    }

    @Test
    void a_read_that_takes_too_long_is_not_repeated() {
        replica.refuses = "57014";
        ReplicaReads.begin();

        assertThatThrownBy(this::read).isInstanceOf(StorageUnavailable.class);
        assertThat(log).containsExactly("replica");
    }

    @Test
    void a_read_that_fails_at_the_end_of_its_time_is_neither_repeated_nor_blamed_on_the_replica() {
        replica.refuses = "08006";
        ReplicaReads.begin();
        DatabaseDeadline.set(System.nanoTime() - 1);

        assertThatThrownBy(this::read).isInstanceOf(StorageUnavailable.class);
        assertThat(log).containsExactly("replica");
        assertThat(failures).isEmpty();
    }

    @Test
    void a_read_that_came_from_the_primary_is_not_repeated() {
        usable = null;
        primary.refuses = "08006";
        ReplicaReads.begin();

        assertThatThrownBy(this::read).isInstanceOf(StorageUnavailable.class);
        assertThat(log).containsExactly("primary");
    }

    @Test
    void a_read_in_a_transaction_is_not_repeated_by_itself() {
        replica.refuses = "08006";
        ReplicaReads.begin();
        TransactionSynchronizationManager.setActualTransactionActive(true);

        assertThatThrownBy(this::read).isInstanceOf(StorageUnavailable.class);
        assertThat(log).containsExactly("replica");
    }

    private void read() {
        String unused = SqlExceptionTranslation.translating(() -> {
            try (Connection connection = routing.getConnection()) {
                return connection.toString();
            } catch (SQLException problem) {
                throw new CannotGetJdbcConnectionException("Refused", problem);
            }
        });
    }

    private final class Server extends AbstractDataSource {

        private final String name;
        private @Nullable String refuses;

        private Server(String name) {
            this.name = name;
        }

        @Override
        public Connection getConnection() throws SQLException {
            log.add(name);
            if (refuses != null) {
                throw new SQLException(name, refuses);
            }
            return (Connection) Proxy.newProxyInstance(
                    Server.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> method.getName().equals("toString") ? name : null);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
