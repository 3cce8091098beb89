package io.masthead.bootstrap;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says of itself, and how long it takes to say so. */
final class PostgresHealth implements HealthIndicator {

    private static final String QUERY = """
            select current_setting('server_version') as version,
                   pg_is_in_recovery() as standby,
                   current_setting('transaction_read_only') = 'off' as writable""";

    private final JdbcClient jdbc;

    PostgresHealth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Health health() {
        long start = System.nanoTime();
        try {
            return jdbc.sql(QUERY)
                    .query((server, number) -> Health.up()
                            .withDetail("version", server.getString("version"))
                            .withDetail("role", server.getBoolean("standby") ? "standby" : "primary")
                            .withDetail("writable", server.getBoolean("writable"))
                            .withDetail(
                                    "milliseconds",
                                    Duration.ofNanos(System.nanoTime() - start).toMillis())
                            .build())
                    .single();
        } catch (DataAccessException unavailable) {
            return Health.down()
                    .withDetail(
                            "error",
                            unavailable.getMostSpecificCause().getClass().getSimpleName())
                    .build();
        }
    }
}
