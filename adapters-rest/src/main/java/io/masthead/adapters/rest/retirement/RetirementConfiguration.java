package io.masthead.adapters.rest.retirement;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Reads the marks of all operations at the start. */
@Configuration(proxyBeanMethods = false)
class RetirementConfiguration implements WebMvcConfigurer {

    private final RetirementNotice notice = new RetirementNotice();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(notice).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    SmartInitializingSingleton retirements(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return () -> mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .forEach(notice::learn);
    }
}
