package io.masthead.bootstrap;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.masthead.adapters.redis.RequestLimitFactory;
import io.masthead.bootstrap.settings.Settings;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/**
 * Beans for the detail of the health, which the management port alone shows. None of them decides whether the service is
 * ready: application.yaml lists what does.
 */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    @Bean
    HealthIndicator postgresHealthIndicator(JdbcClient jdbc) {
        return new PostgresHealth(jdbc);
    }

    @Bean
    HealthIndicator poolHealthIndicator(DataSource connections) throws SQLException {
        HikariDataSource primary = connections.unwrap(HikariDataSource.class);
        return () -> {
            HikariPoolMXBean pool = primary.getHikariPoolMXBean();
            return Health.up()
                    .withDetail("active", pool.getActiveConnections())
                    .withDetail("idle", pool.getIdleConnections())
                    .withDetail("waiting", pool.getThreadsAwaitingConnection())
                    .withDetail("maximum", primary.getMaximumPoolSize())
                    .build();
        };
    }

    /** Up while Redis is away as well: each instance counts for itself then. */
    @Bean
    HealthIndicator rateLimitsHealthIndicator(RequestLimitFactory limits) {
        return () -> Health.up()
                .withDetail("counted", limits.isShared() ? "in Redis, for all instances" : "in this instance")
                .build();
    }

    /** Reads the version once, at the first request for it: nothing changes it while the service runs. */
    @Bean
    HealthIndicator schemaHealthIndicator(Flyway flyway) {
        SingletonSupplier<Health> known = SingletonSupplier.of(() -> schema(flyway));
        return known::obtain;
    }

    private static Health schema(Flyway flyway) {
        MigrationInfo current = flyway.info().current();
        return current == null
                ? Health.unknown().build()
                : Health.up()
                        .withDetail("version", String.valueOf(current.getVersion()))
                        .build();
    }

    @Bean
    HealthIndicator embeddedPostgresHealthIndicator(RunningDatabase database, Settings settings) {
        DirectorySize size = new DirectorySize(settings.dataDirectory());
        return () -> database.isEmbedded()
                ? Health.up()
                        .withDetail("directory", settings.dataDirectory().toString())
                        .withDetail("bytes", size.bytes())
                        .build()
                : Health.unknown()
                        .withDetail("database", "that of DATABASE_URL")
                        .build();
    }
}
