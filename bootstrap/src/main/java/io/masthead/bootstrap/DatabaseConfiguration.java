package io.masthead.bootstrap;

import com.zaxxer.hikari.HikariDataSource;
import io.masthead.adapters.persistence.connection.PersistentDataSource;
import io.masthead.adapters.persistence.replica.ReadReplica;
import io.masthead.adapters.persistence.replica.ReplicaRouting;
import io.masthead.bootstrap.settings.Settings;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans for the database and its two logins: the owner of the tables at the start, the service from then on. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** The name that Spring Boot gives to the pool that it creates. */
    private static final String POOL = "dataSource";

    @Bean
    DatabaseRoles databaseRoles(RunningDatabase database) {
        return DatabaseCheck.requireOurs(database);
    }

    /** Login of the pool, created after the roles are checked. */
    @Bean
    JdbcConnectionDetails connectionDetails(RunningDatabase database, DatabaseRoles checked) {
        return PoolerCheck.forService(database.service());
    }

    /** Of the pool of the service; those of other teams are theirs. With a replica, it is behind the routing. */
    @Bean
    static BeanPostProcessor persistentPool(ObjectProvider<ReadReplica> replicas) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof HikariDataSource pool) || !name.equals(POOL)) {
                    return bean;
                }
                PersistentDataSource.prepare(pool);
                ReadReplica replica = replicas.getIfAvailable();
                return replica == null ? pool : new ReplicaRouting(pool, replica);
            }
        };
    }

    @Bean
    FlywayConnectionDetails flywayConnectionDetails(RunningDatabase database, DatabaseRoles checked) {
        return PoolerCheck.forMigration(database.owner()).forFlyway();
    }

    /** What it set for its session would stay on that of the pooler, which gives it to others. */
    @Bean
    FlywayConfigurationCustomizer sessions(RunningDatabase database, DatabaseRoles checked) {
        return flyway -> {
            if (PoolerCheck.isBehindPooler(database.owner())) {
                flyway.initSql("");
            }
        };
    }

    /** The owner of the tables has all rights already, and must not lose them. */
    @Bean
    FlywayConfigurationCustomizer grants(DatabaseRoles roles, Settings settings) {
        return flyway -> {
            if (roles.separate()) {
                flyway.callbackLocations("classpath:db/grants")
                        .placeholders(Map.of(
                                "applicationRole", roles.service(),
                                "auditRetentionDays", Integer.toString(settings.auditRetentionDays())));
            }
        };
    }

    @Bean
    FlywayMigrationStrategy migration(RunningDatabase database, DatabaseRoles roles, StartProgress progress) {
        return flyway -> {
            SchemaCheck.requireKnown(flyway);
            flyway.migrate();
            progress.done("The schema of the database is up to date");
            if (roles.separate()) {
                DatabaseCheck.requireRights(database);
            }
        };
    }
}
