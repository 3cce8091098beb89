package io.masthead.bootstrap;

import io.masthead.adapters.rest.http.CommonHeaders;
import io.masthead.adapters.rest.http.RequestId;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The server of the actuator, which Spring Boot starts beside ours: its answers look like the rest. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Import(TomcatConfiguration.class)
class ManagementConfiguration {

    @Bean
    RequestId managementRequestId() {
        return new RequestId();
    }

    @Bean
    CommonHeaders managementHeaders() {
        return new CommonHeaders();
    }
}
