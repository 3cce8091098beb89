package io.masthead.bootstrap;

import io.masthead.bootstrap.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/** The one translation of our settings into Spring's. */
final class SpringProperties {

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
        // DEBUG is a setting of ours; Spring Boot's own meaning of the word would print its conditions report.
        properties.put("debug", "false");
        if (settings.debug()) {
            properties.put("logging.level.io.masthead", "DEBUG");
            properties.put("logging.level.org.hibernate.SQL", "DEBUG");
            properties.put("logging.level.org.springframework.jdbc.core.JdbcTemplate", "DEBUG");
            properties.put("logging.level.org.springframework.boot.diagnostics", "INFO");
            properties.put("logging.level.org.springframework.boot.SpringApplication", "INFO");
        }
        return properties;
    }
}
