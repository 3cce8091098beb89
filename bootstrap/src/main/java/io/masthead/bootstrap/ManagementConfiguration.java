package io.masthead.bootstrap;

import io.masthead.adapters.rest.http.CommonHeaders;
import io.masthead.adapters.rest.http.RequestId;
import jakarta.servlet.Filter;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** The server of the actuator, which Spring Boot starts beside ours: its answers look like the rest. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Import(TomcatConfiguration.class)
class ManagementConfiguration {

    /** Before Spring Security, which refuses some requests by itself. */
    @Bean
    FilterRegistrationBean<RequestId> managementRequestId() {
        return ordered(new RequestId(), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    FilterRegistrationBean<CommonHeaders> managementHeaders() {
        return ordered(new CommonHeaders(), Ordered.HIGHEST_PRECEDENCE + 1);
    }

    private static <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
