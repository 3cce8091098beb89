package io.masthead.bootstrap;

import io.masthead.adapters.rest.imports.ImportCounts;
import io.masthead.bootstrap.settings.LogFormat;
import io.masthead.bootstrap.settings.ObservationSettings;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.http.health.ServiceState;
import io.masthead.http.problem.ProblemCatalogue;
import io.masthead.http.ratelimit.RequestLimits;
import io.masthead.http.server.CompletedRequestListener;
import io.masthead.http.server.CompletedRequestValve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Beans for what operators see: the access log, meters, and detail of the health. */
@Configuration(proxyBeanMethods = false)
@Import({TracingConfiguration.class, HealthConfiguration.class})
class ObservationConfiguration {

    @Bean
    RequestMetrics requestMetrics(ProblemCatalogue problems, RequestLimits limits) {
        return new RequestMetrics(problems, limits);
    }

    @Bean
    ServiceMetrics serviceMetrics(
            ServiceState state,
            ImportCounts imports,
            RunningDatabase database,
            Settings settings,
            ObjectProvider<BuildProperties> build) {
        return new ServiceMetrics(
                state,
                imports,
                database.isEmbedded() ? Optional.of(new DirectorySize(settings.dataDirectory())) : Optional.empty(),
                Optional.ofNullable(build.getIfAvailable())
                        .map(BuildProperties::getVersion)
                        .orElse("unknown"));
    }

    /** For the service alone, and only if there is a listener: requests pay for what is on. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> completedRequests(
            Settings settings,
            ObjectProvider<RequestMetrics> metrics,
            // By name: its type would load classes of OpenTelemetry.
            @Qualifier("recordedRequests") ObjectProvider<CompletedRequestListener> recorded) {
        ObservationSettings observation = settings.observation();
        List<CompletedRequestListener> listeners = new ArrayList<>();
        if (settings.managementPort().isPresent()) {
            listeners.add(metrics.getObject());
        }
        recorded.ifAvailable(listeners::add);
        if (observation.accessLog()) {
            listeners.add(new AccessLog(observation.logFormat() == LogFormat.JSON));
        }
        return listeners.isEmpty()
                ? tomcat -> {}
                : tomcat -> tomcat.addEngineValves(new CompletedRequestValve(listeners));
    }
}
