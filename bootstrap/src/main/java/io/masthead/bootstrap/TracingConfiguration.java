package io.masthead.bootstrap;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that send spans and log lines to OTLP_ENDPOINT. Without it, no class of OpenTelemetry's SDK is loaded; Spring Boot's listener loads five others. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(TracingConfiguration.ENDPOINT)
class TracingConfiguration {

    /** Our own property: Spring Boot's are also set by variables of OpenTelemetry, which alone switch nothing on. */
    static final String ENDPOINT = "masthead.otlp-endpoint";

    @Bean
    RecordedRequests recordedRequests(ObjectProvider<OpenTelemetry> openTelemetry) {
        return new RecordedRequests(openTelemetry::getObject);
    }

    /** Takes the place of the one of Spring Boot, whose exporters log each failure. */
    @Bean
    SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(exporters
                .orderedStream()
                .<SpanExporter>map(ReportedExporter::new)
                .toList());
    }

    @Bean
    SentLog sentLog(SdkLoggerProvider loggers) {
        return SentLog.to(loggers);
    }
}
