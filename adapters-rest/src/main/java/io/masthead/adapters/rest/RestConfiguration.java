package io.masthead.adapters.rest;

import io.masthead.adapters.rest.http.ClientAddress;
import io.masthead.adapters.rest.http.CommonHeaders;
import io.masthead.adapters.rest.http.IfMatchResolver;
import io.masthead.adapters.rest.http.PageResponse;
import io.masthead.adapters.rest.http.PatchFormats;
import io.masthead.adapters.rest.http.RequestId;
import io.masthead.adapters.rest.http.ServerKeys;
import io.masthead.adapters.rest.http.TrustedProxies;
import io.masthead.adapters.rest.input.InputHandlerAdapter;
import io.masthead.adapters.rest.limits.RateLimiter;
import io.masthead.adapters.rest.limits.RequestLimits;
import io.masthead.adapters.rest.problem.ProblemType;
import io.masthead.adapters.rest.problem.ProblemWriter;
import io.masthead.adapters.rest.request.CreatedResponse;
import io.masthead.adapters.rest.request.IdempotencyKeyResolver;
import io.masthead.adapters.rest.retirement.Retirement;
import io.masthead.adapters.rest.security.AccessTokenAuthenticator;
import io.masthead.adapters.rest.security.AuthenticationInterceptor;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that lets HTTP drive the use cases.
 *
 * <p>Needs the driving ports of {@code io.masthead.application}, a {@code JwtDecoder}, {@link RestSettings},
 * {@link ServerKeys} and a {@code ServiceState} as beans. Without a bean {@link RequestLimits} nothing is limited, and
 * without {@link TrustedProxies} no proxy is believed.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class RestConfiguration implements WebMvcConfigurer {

    /** Where filters that see every request stand; the security chain comes after them. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE;

    private final AuthenticationInterceptor gate;
    private final IdempotencyKeyResolver attempts;

    /** Spring MVC is configured before the database is there, which is needed to know who calls and what is secret. */
    RestConfiguration(ObjectProvider<AccessTokenAuthenticator> callers, ObjectProvider<ServerKeys> keys) {
        gate = new AuthenticationInterceptor(SingletonSupplier.of(callers::getObject));
        attempts = new IdempotencyKeyResolver(keys::getObject);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate);
        registry.addInterceptor(new PatchFormats());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(gate);
        resolvers.add(new IfMatchResolver());
        resolvers.add(attempts);
    }

    /** Every resource has one representation: whoever asks for another gets this one (RFC 9110 §12.4.1). */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON);
    }

    @Bean
    DispatcherServlet dispatcherServlet() {
        return new TraceRefusingServlet();
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

    @Bean
    JsonMapperBuilderCustomizer answers() {
        return builder -> builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE);
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper mapper) {
        return new ProblemWriter(mapper);
    }

    @Bean
    FilterRegistrationBean<RequestId> requestId() {
        return ordered(new RequestId(), FIRST);
    }

    @Bean
    FilterRegistrationBean<ClientAddress> clientAddress(ObjectProvider<TrustedProxies> proxies) {
        return ordered(new ClientAddress(proxies.getIfAvailable(() -> TrustedProxies.NONE)), FIRST + 1);
    }

    @Bean
    FilterRegistrationBean<CommonHeaders> commonHeaders() {
        return ordered(new CommonHeaders(), FIRST + 2);
    }

    /** {@code /users} and {@code /users/} are the same. */
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trailingSlash() {
        return ordered(
                UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build(), FIRST + 3);
    }

    @Bean
    static FilterRegistrationBean<CorsFilter> crossOrigin(RestSettings settings, ProblemWriter problems) {
        CorsConfiguration allowed = new CorsConfiguration();
        if (settings.anyOriginAllowed()) {
            allowed.addAllowedOrigin(CorsConfiguration.ALL);
        } else {
            allowed.setAllowedOrigins(settings.allowedOrigins());
            allowed.setAllowCredentials(true);
        }
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        allowed.addAllowedHeader(CorsConfiguration.ALL);
        allowed.setExposedHeaders(List.of(
                HttpHeaders.LOCATION,
                HttpHeaders.ETAG,
                HttpHeaders.LINK,
                HttpHeaders.RETRY_AFTER,
                RateLimiter.POLICY,
                RateLimiter.STANDING,
                PageResponse.TOTAL,
                CreatedResponse.REPLAYED,
                Retirement.DEPRECATION,
                Retirement.SUNSET,
                RequestId.HEADER));
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", allowed);
        CorsFilter filter = new CorsFilter(everywhere);
        filter.setCorsProcessor(new ProblemCorsProcessor(problems));
        FilterRegistrationBean<CorsFilter> registration = ordered(filter, FIRST + 4);
        registration.setEnabled(
                settings.anyOriginAllowed() || !settings.allowedOrigins().isEmpty());
        return registration;
    }

    private static <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }

    /** Refuses with a problem, like everything else. */
    private static final class ProblemCorsProcessor extends DefaultCorsProcessor {

        private final ProblemWriter problems;

        private ProblemCorsProcessor(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            boolean goesOn = super.processRequest(configuration, request, response);
            if (!goesOn) {
                problems.write(request, response, ProblemType.ORIGIN_NOT_ALLOWED);
            }
            return goesOn;
        }

        /** Leaves the answer to the one who knows the request as well. */
        @Override
        protected void rejectRequest(ServerHttpResponse response) {}
    }

    /** Dispatches TRACE like every other method, so that it is refused; Spring's would echo it after the refusal. */
    private static final class TraceRefusingServlet extends DispatcherServlet {

        @Override
        protected void doTrace(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            processRequest(request, response);
        }
    }
}
