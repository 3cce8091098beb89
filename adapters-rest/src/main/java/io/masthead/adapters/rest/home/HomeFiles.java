package io.masthead.adapters.rest.home;

import io.masthead.http.headers.CompressedFiles;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Script and style of the {@link HomePage}. */
@Configuration(proxyBeanMethods = false)
class HomeFiles implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        CompressedFiles.serve(registry.addResourceHandler("/assets/*.js", "/assets/*.css")
                .addResourceLocations("classpath:/io/masthead/adapters/rest/home/assets/"));
    }
}
