package io.masthead.adapters.persistence.replica;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Pool of connections to the replica: like that of the primary, but for reads alone, and without patience. */
final class ReplicaPool {

    /** After which a read goes to the primary: the least that the pool allows. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private ReplicaPool() {}

    /**
     * Opens the pool and a first connection.
     *
     * @param primary the pool of the primary
     * @param login the login to the replica
     * @param connections the most connections
     * @param loss what is run when there is no connection any more, or one is silent
     */
    static HikariDataSource open(HikariConfig primary, JdbcConnectionDetails login, int connections, Runnable loss)
            throws SQLException {
        HikariConfig config = new HikariConfig();
        primary.copyStateTo(config);
        config.setPoolName(primary.getPoolName() + "-replica");
        config.setDataSource(new ReplicaSource(source(primary, login), loss));
        config.setExceptionOverride(null); // which discards the connections of the primary
        config.setUsername(null); // the data source has them
        config.setPassword(null);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(primary.getMinimumIdle(), connections));
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(PATIENCE.toMillis());
        return new HikariDataSource(config);
    }

    /** By a URL, the pool would set the login timeout of all drivers of this process, also of those of the primary. */
    private static PGSimpleDataSource source(HikariConfig primary, JdbcConnectionDetails login) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        Properties inUrl = Objects.requireNonNull(Driver.parseURL(login.getJdbcUrl(), null));
        for (String name : primary.getDataSourceProperties().stringPropertyNames()) {
            if (!inUrl.containsKey(name)) {
                source.setProperty(name, primary.getDataSourceProperties().getProperty(name));
            }
        }
        ObservedServer.fill(source, login);
        return source;
    }
}
