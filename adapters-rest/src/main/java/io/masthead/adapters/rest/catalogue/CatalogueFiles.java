package io.masthead.adapters.rest.catalogue;

import io.masthead.adapters.rest.http.ContentTag;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The style of the {@link ProblemPage}. */
@Configuration(proxyBeanMethods = false)
class CatalogueFiles implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/problems/assets/*.css")
                .addResourceLocations("classpath:/io/masthead/adapters/rest/catalogue/assets/")
                .setUseLastModified(false)
                .setEtagGenerator(ContentTag::of);
    }
}
