package io.masthead.bootstrap;

import io.masthead.http.pipeline.RequestPipeline;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.server.TomcatConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** Beans for the management server: its responses have the same headers and problems as those of the API. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Import(TomcatConfiguration.class)
class ManagementConfiguration {

    @Bean
    FilterRegistrationBean<RequestPipeline> managementPipeline(ProblemWriter problems) {
        FilterRegistrationBean<RequestPipeline> registration =
                new FilterRegistrationBean<>(RequestPipeline.forManagement(problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
