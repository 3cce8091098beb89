package io.masthead.bootstrap;

import io.masthead.bootstrap.settings.Settings;
import java.util.Map;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans for the database and its two logins: the owner of the tables at the start, the service from then on. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    DatabaseRoles databaseRoles(RunningDatabase database) {
        return DatabaseCheck.requireOurs(database);
    }

    /** Login of the pool, created after the roles are checked. */
    @Bean
    JdbcConnectionDetails connectionDetails(RunningDatabase database, DatabaseRoles checked) {
        return database.service();
    }

    @Bean
    FlywayConnectionDetails flywayConnectionDetails(RunningDatabase database, DatabaseRoles checked) {
        return database.owner().forFlyway();
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
            flyway.migrate();
            progress.done("The schema of the database is up to date");
            if (roles.separate()) {
                DatabaseCheck.requireRights(database);
            }
        };
    }
}
