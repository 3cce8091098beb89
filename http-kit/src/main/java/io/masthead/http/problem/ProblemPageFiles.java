package io.masthead.http.problem;

import io.masthead.http.headers.CompressedFiles;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Style sheet of the {@link ProblemPage}. */
@Configuration(proxyBeanMethods = false)
class ProblemPageFiles implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        CompressedFiles.serve(registry.addResourceHandler("/problems/assets/*.css")
                .addResourceLocations("classpath:/io/masthead/http/problem/assets/"));
    }
}
