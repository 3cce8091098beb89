package io.masthead.bootstrap;

import io.masthead.bootstrap.settings.Database;
import io.masthead.bootstrap.settings.LogFormat;
import io.masthead.bootstrap.settings.Settings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration;

/** Translation of settings to Spring's properties. */
final class SpringProperties {

    private static final List<Class<?>> SENDING = List.of(
            OpenTelemetrySdkAutoConfiguration.class,
            OpenTelemetryTracingAutoConfiguration.class,
            OtlpTracingAutoConfiguration.class,
            OpenTelemetryLoggingAutoConfiguration.class,
            OtlpLoggingAutoConfiguration.class,
            MicrometerTracingAutoConfiguration.class,
            NoopTracerAutoConfiguration.class);

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
        properties.put(
                "management.server.port", settings.managementPort().orElse(-1)); // without it, there is no actuator
        properties.put(
                UsedAutoConfigurations.MEASURES, settings.managementPort().isPresent());
        properties.put(
                "spring.autoconfigure.exclude",
                unused(settings.observation().otlpEndpoint().isPresent()));
        settings.observation().otlpEndpoint().ifPresent(endpoint -> properties.putAll(sending(endpoint, settings)));
        if (settings.observation().logFormat() == LogFormat.JSON) {
            properties.put("logging.structured.format.console", "ecs");
        }
        if (settings.database() instanceof Database.Embedded) {
            String data = settings.dataDirectory().toString();
            properties.put("management.metrics.system.diskspace.paths", data);
            properties.put("management.health.diskspace.path", data);
        }
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
        properties.put(UsedAutoConfigurations.MEASURES, false);
        properties.put("spring.autoconfigure.exclude", unused(false));
        // They have no readiness.
        properties.put("management.endpoint.health.validate-group-membership", false);
        if (!settings.debug()) {
            properties.put("logging.level.io.masthead", "ERROR");
        }
        return properties;
    }

    /** {@return what is not configured, and so takes neither time nor memory} */
    private static String unused(boolean sends) {
        return sends ? "" : SENDING.stream().map(Class::getName).collect(Collectors.joining(","));
    }

    private static Map<String, Object> sending(URI endpoint, Settings settings) {
        return Map.of(
                TracingConfiguration.ENDPOINT,
                endpoint.toString(),
                "management.opentelemetry.tracing.export.otlp.endpoint",
                endpoint + "/v1/traces",
                "management.opentelemetry.logging.export.otlp.endpoint",
                endpoint + "/v1/logs",
                "management.tracing.sampling.probability",
                settings.observation().traceSampling());
    }
}
