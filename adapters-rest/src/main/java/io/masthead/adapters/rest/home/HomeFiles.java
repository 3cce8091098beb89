package io.masthead.adapters.rest.home;

import io.masthead.http.entitytag.ContentTag;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Script and style of the {@link HomePage}. */
@Configuration(proxyBeanMethods = false)
class HomeFiles implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/*.js", "/assets/*.css")
                .addResourceLocations("classpath:/io/masthead/adapters/rest/home/assets/")
                .setUseLastModified(false)
                .setEtagGenerator(ContentTag::of);
    }
}
