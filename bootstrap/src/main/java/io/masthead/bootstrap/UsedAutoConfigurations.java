package io.masthead.bootstrap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;

/**
 * Leaves out auto-configurations that this service never uses, or not with its settings. Spring Boot would read each of
 * them, find out that it does not apply, and take a part of the start for it.
 */
final class UsedAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware, PriorityOrdered {

    /** The property that tells whether there are metrics and a management port. */
    static final String MEASURES = "masthead.measures";

    static final String BOOT = "org.springframework.boot.";

    /** Beginnings of names. Transactions are in the code, so that there is nothing to make proxies for. */
    static final List<String> NEVER = List.of(
            "actuate.autoconfigure.audit.",
            "actuate.autoconfigure.beans.",
            "actuate.autoconfigure.condition.",
            "actuate.autoconfigure.context.",
            "actuate.autoconfigure.endpoint.jmx.",
            "actuate.autoconfigure.env.",
            "actuate.autoconfigure.logging.",
            "actuate.autoconfigure.management.",
            "actuate.autoconfigure.scheduling.",
            "actuate.autoconfigure.startup.",
            "actuate.autoconfigure.web.exchanges.",
            "actuate.autoconfigure.web.mappings.",
            "autoconfigure.admin.",
            "autoconfigure.aop.",
            "autoconfigure.context.MessageSource",
            "autoconfigure.jmx.",
            "flyway.autoconfigure.FlywayEndpoint",
            "jdbc.autoconfigure.Jndi",
            "jdbc.autoconfigure.XA",
            "micrometer.metrics.autoconfigure.export.appoptics.",
            "micrometer.metrics.autoconfigure.export.atlas.",
            "micrometer.metrics.autoconfigure.export.datadog.",
            "micrometer.metrics.autoconfigure.export.dynatrace.",
            "micrometer.metrics.autoconfigure.export.elastic.",
            "micrometer.metrics.autoconfigure.export.ganglia.",
            "micrometer.metrics.autoconfigure.export.graphite.",
            "micrometer.metrics.autoconfigure.export.humio.",
            "micrometer.metrics.autoconfigure.export.influx.",
            "micrometer.metrics.autoconfigure.export.jmx.",
            "micrometer.metrics.autoconfigure.export.kairos.",
            "micrometer.metrics.autoconfigure.export.newrelic.",
            "micrometer.metrics.autoconfigure.export.stackdriver.",
            "micrometer.metrics.autoconfigure.export.statsd.",
            "persistence.autoconfigure.PersistenceExceptionTranslation",
            "servlet.autoconfigure.HttpEncoding",
            "servlet.autoconfigure.Multipart",
            "servlet.autoconfigure.actuate.web.exchanges.",
            "servlet.autoconfigure.actuate.web.mappings.",
            "tomcat.autoconfigure.actuate.web.server.TomcatReactive",
            "tomcat.autoconfigure.reactive.",
            "transaction.autoconfigure.TransactionAutoConfiguration",
            "transaction.jta.",
            "webmvc.autoconfigure.WebMvcObservation",
            "webmvc.autoconfigure.actuate.web.mappings.");

    /** Timing every request costs more than nothing. */
    static final List<String> MEASURING = List.of(
            "actuate.autoconfigure.info.",
            "actuate.autoconfigure.sbom.",
            "jdbc.autoconfigure.metrics.",
            "micrometer.metrics.",
            "micrometer.observation.",
            "tomcat.autoconfigure.metrics.");

    private boolean measures;

    @Override
    public void setEnvironment(Environment environment) {
        measures = environment.getProperty(MEASURES, Boolean.class, false);
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] used = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            String candidate = candidates[i];
            used[i] = candidate != null && isUsed(candidate, measures);
        }
        return used;
    }

    static boolean isUsed(String candidate, boolean measures) {
        return !candidate.startsWith(BOOT) || (isNone(NEVER, candidate) && (measures || isNone(MEASURING, candidate)));
    }

    private static boolean isNone(List<String> unused, String candidate) {
        return unused.stream().noneMatch(beginning -> candidate.startsWith(beginning, BOOT.length()));
    }

    /** Before those of Spring Boot, which look for classes. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
