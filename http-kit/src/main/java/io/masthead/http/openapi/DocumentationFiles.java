package io.masthead.http.openapi;

import io.masthead.http.headers.CompressedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Scripts and styles of the {@link DocumentationPages}. */
@Configuration(proxyBeanMethods = false)
class DocumentationFiles implements WebMvcConfigurer {

    private static final String OWN = "classpath:/io/masthead/http/openapi/assets/";
    private static final String REDOC = "classpath:/io/masthead/http/openapi/redoc/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        CompressedFiles.serve(registry.addResourceHandler("/docs/assets/*.js", "/docs/assets/*.css")
                .addResourceLocations(OWN, webJar("org.webjars", "swagger-ui")));
        CompressedFiles.serve(
                registry.addResourceHandler("/redoc/assets/*.js", "/redoc/assets/*.css")
                        .addResourceLocations(OWN, REDOC),
                new WithoutLogo());
    }

    private static String webJar(String group, String artifact) {
        String description = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        Properties properties = new Properties();
        try (InputStream file = DocumentationFiles.class.getResourceAsStream(description)) {
            properties.load(Objects.requireNonNull(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return "classpath:/META-INF/resources/webjars/" + artifact + "/" + properties.getProperty("version") + "/";
    }
}
