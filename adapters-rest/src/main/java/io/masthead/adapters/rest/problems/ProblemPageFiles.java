package io.masthead.adapters.rest.problems;

import io.masthead.adapters.rest.http.ContentTag;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The style of the {@link ProblemPage}. */
@Configuration(proxyBeanMethods = false)
class ProblemPageFiles implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/problems/assets/*.css")
                .addResourceLocations("classpath:/io/masthead/adapters/rest/problems/assets/")
                .setUseLastModified(false)
                .setEtagGenerator(ContentTag::of);
    }
}
