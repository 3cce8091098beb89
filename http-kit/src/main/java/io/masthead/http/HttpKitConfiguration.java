package io.masthead.http;

import io.masthead.http.entitytag.IfMatchResolver;
import io.masthead.http.idempotency.IdempotencyKeyResolver;
import io.masthead.http.operation.DirectDispatcherServlet;
import io.masthead.http.pipeline.RequestPipeline;
import io.masthead.http.reading.InputHandlerAdapter;
import io.masthead.http.reading.RequestContextResolver;
import io.masthead.http.secret.ServerKeys;
import io.masthead.http.writing.JsonWriter;
import jakarta.validation.Validator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP mechanisms of a service: Spring MVC behind one {@link RequestPipeline}.
 *
 * <p>Needs as beans: {@link io.masthead.http.pipeline.CrossOriginSettings},
 * {@link io.masthead.http.pipeline.PathRules},
 * {@link io.masthead.http.authentication.Authenticator}, {@link ServerKeys},
 * {@link io.masthead.http.openapi.ApiDescription} and {@link io.masthead.http.health.ServiceState}. Optional:
 * {@link io.masthead.http.ratelimit.RequestLimits} (none: nothing is limited),
 * {@link io.masthead.http.admission.AdmissionLimits} (none: no class of work is limited),
 * {@link io.masthead.http.request.TimeLimits} (none: the usual ones),
 * {@link io.masthead.http.request.RequestTracing} (none: traces are passed on, not recorded),
 * {@link io.masthead.http.forwarding.TrustedProxies} (none: no proxy is believed) and any number of
 * {@link io.masthead.http.problem.FeatureProblems}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class HttpKitConfiguration implements WebMvcConfigurer {

    private final IdempotencyKeyResolver idempotencyKeys;
    private final SingletonSupplier<JsonWriter> writer;

    /** Takes a provider: Spring MVC is configured before the database starts, which the keys need. */
    HttpKitConfiguration(ObjectProvider<ServerKeys> keys, ObjectProvider<JsonMapper> mapper) {
        this.idempotencyKeys = new IdempotencyKeyResolver(keys::getObject);
        this.writer = SingletonSupplier.of(() -> new JsonWriter(mapper.getObject()));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestContextResolver());
        resolvers.add(new IfMatchResolver());
        resolvers.add(idempotencyKeys);
    }

    /** Ignores {@code Accept}: every resource has one representation, which is JSON (RFC 9110 §12.4.1). */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(writer.obtain());
    }

    @Bean
    static JsonMapperBuilderCustomizer responses() {
        return JsonWriter::customize;
    }

    /** Takes the place of the one that Spring Boot would declare, under the same name. */
    @Bean
    DispatcherServlet dispatcherServlet(RequestPipeline pipeline) {
        return new DirectDispatcherServlet(pipeline, writer);
    }

    @Bean
    WebMvcRegistrations requestReading(Validator validator) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new InputHandlerAdapter(validator);
            }
        };
    }
}
