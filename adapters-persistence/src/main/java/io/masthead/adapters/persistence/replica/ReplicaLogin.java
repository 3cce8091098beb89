package io.masthead.adapters.persistence.replica;

import java.sql.SQLException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Login to a replica for a pool of connections, which is checked each time that the pool is opened. */
@FunctionalInterface
public interface ReplicaLogin {

    /**
     * Checks what is between the service and the replica.
     *
     * @return the login, whose sessions have time limits and cannot write
     * @throws SQLException if the replica is away, which time can heal
     * @throws RuntimeException if it cannot be used as it is; the message says why
     */
    JdbcConnectionDetails checked() throws SQLException;
}
