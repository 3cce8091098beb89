package io.masthead.bootstrap;

import com.zaxxer.hikari.HikariDataSource;
import io.masthead.adapters.persistence.replica.ReadReplica;
import io.masthead.adapters.persistence.replica.ReplicaEventPosition;
import io.masthead.adapters.persistence.replica.ReplicaFinding;
import io.masthead.adapters.persistence.replica.ReplicaReads;
import io.masthead.application.event.EventFeed;
import io.masthead.application.event.EventPosition;
import io.masthead.bootstrap.settings.AdmissionSettings;
import io.masthead.bootstrap.settings.EventSettings;
import io.masthead.bootstrap.settings.ReplicaSettings;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.http.request.StaleReads;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Beans for the replica of {@code DATABASE_REPLICA_URL}, none of which there is without. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(ReplicaSettings.class)
class ReplicaConfiguration {

    /** The operations that may read from it hold permits of reads and lists. */
    @Bean
    ReadReplica readReplica(RunningDatabase database, ReplicaSettings replica, Settings settings) {
        AdmissionSettings permits = settings.admission();
        return new ReadReplica(
                database.service(),
                login(replica),
                () -> checked(login(replica)),
                replica.maxLag(),
                permits.reads() + Math.max(permits.lists(), permits.listsAlone()));
    }

    private static DatabaseLogin login(ReplicaSettings replica) {
        return DatabaseLogin.external(DatabaseLogin.REPLICA, replica.database());
    }

    /** {@return the login of the pool} If the replica is away, time can heal that. */
    private static DatabaseLogin checked(DatabaseLogin login) throws SQLException {
        try {
            return PoolerCheck.forReplica(login);
        } catch (StartupProblem problem) {
            if (problem.getCause() instanceof SQLException away) {
                throw away;
            }
            throw problem;
        }
    }

    @Bean
    StaleReads staleReads() {
        return new StaleReads() {
            @Override
            public void begin() {
                ReplicaReads.begin();
            }

            @Override
            public void end() {
                ReplicaReads.end();
            }
        };
    }

    /** For the reads that may come from it. */
    @Bean
    @Primary
    @ConditionalOnBean(EventSettings.class)
    EventPosition replicaEventPosition(EventFeed feed, ReadReplica replica) {
        return new ReplicaEventPosition(feed::newest, replica)::newest;
    }

    /** After the migration, before the port opens. */
    @Bean
    SmartInitializingSingleton replicaStart(ReadReplica replica, DataSource connections, ReplicaSettings settings)
            throws SQLException {
        HikariDataSource primary = connections.unwrap(HikariDataSource.class);
        return () -> require(replica.start(primary), login(settings));
    }

    @Bean
    ReplicaMetrics replicaMetrics(ReadReplica replica) {
        return new ReplicaMetrics(replica);
    }

    /** Refuses mistakes in the settings. What time can heal has been logged, and the service reads from the primary. */
    private static void require(ReplicaFinding finding, DatabaseLogin login) {
        switch (finding) {
            case ANOTHER_DATABASE ->
                throw new StartupProblem("DATABASE_REPLICA_URL names another database than DATABASE_URL; let it name a"
                        + " streaming standby of the same one.");
            case LOGIN_REFUSED ->
                throw new StartupProblem(
                        "The database that DATABASE_REPLICA_URL names refuses the user, the password or"
                                + " the name of the database; correct them.");
            case NOT_COMPARABLE ->
                throw new StartupProblem("The user in DATABASE_URL cannot ask the database whether that of"
                        + " DATABASE_REPLICA_URL is a standby of it; grant it execute on the functions"
                        + " pg_control_system() and pg_current_wal_flush_lsn().");
            case UNREACHABLE, USABLE -> {} // which is checked when its pool is opened
            default -> requireSuitable(login);
        }
    }

    private static void requireSuitable(DatabaseLogin login) {
        try {
            DatabaseLogin unused = checked(login);
        } catch (SQLException away) {
            // It is checked again before it is used.
        }
    }
}
