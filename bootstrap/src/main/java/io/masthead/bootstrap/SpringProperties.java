package io.masthead.bootstrap;

import io.masthead.bootstrap.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;

/** Translation of settings to Spring's properties. */
final class SpringProperties {

    private static final String MEASURING = Stream.of(
                    MetricsAutoConfiguration.class, ObservationAutoConfiguration.class)
            .map(Class::getName)
            .collect(Collectors.joining(","));

    private SpringProperties() {}

    static Map<String, Object> of(Settings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", settings.port());
        properties.put(
                "spring.datasource.hikari.minimum-idle",
                settings.connectionPool().size());
        properties.put(
                "spring.datasource.hikari.maximum-pool-size",
                settings.connectionPool().maximum());
        properties.putAll(management(settings.managementPort()));
        // DEBUG is our setting; Spring Boot's property of that name would print its conditions report.
        properties.put("debug", "false");
        if (settings.debug()) {
            properties.put("logging.level.io.masthead", "DEBUG");
            properties.put("logging.level.org.springframework.jdbc.core.JdbcTemplate", "DEBUG");
            properties.put("logging.level.org.springframework.boot.diagnostics", "INFO");
            properties.put("logging.level.org.springframework.boot.SpringApplication", "INFO");
        }
        return properties;
    }

    /** Commands print for a person, and need one connection only. */
    static Map<String, Object> forCommands(Settings settings) {
        Map<String, Object> properties = of(settings);
        properties.put("spring.datasource.hikari.minimum-idle", 1);
        properties.put("spring.datasource.hikari.maximum-pool-size", 2);
        if (!settings.debug()) {
            properties.put("logging.level.io.masthead", "ERROR");
        }
        return properties;
    }

    /**
     * Without a port of its own there is no actuator, and no metrics: timing every request would cost more than most
     * requests do.
     */
    private static Map<String, Object> management(OptionalInt port) {
        return port.isPresent()
                ? Map.of("management.server.port", port.getAsInt())
                : Map.of("management.server.port", -1, "spring.autoconfigure.exclude", MEASURING);
    }
}
