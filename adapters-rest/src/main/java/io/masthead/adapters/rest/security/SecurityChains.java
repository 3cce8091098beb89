package io.masthead.adapters.rest.security;

import com.github.benmanes.caffeine.cache.Ticker;
import io.masthead.adapters.rest.problem.ProblemType;
import io.masthead.adapters.rest.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * Checks credentials where there are some. A request without them passes no filter at all: the complete chain costs
 * more than reading an entity, and who may do what without credentials is decided at the operation ({@link PermitAll}).
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityChains.class);

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain withCredentials(HttpSecurity http, ProblemWriter problems, RequestLimiter limiter)
            throws Exception {
        AuthenticationFailureHandler refusal = (request, response, refused) -> {
            if (limiter.admits(request, response)) {
                refuse(problems, request, response, refused);
            }
        };
        return http.securityMatcher(SecurityChains::hasCredentials)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        // Asked where there is no readable token; the handler where one is no good.
                        .authenticationEntryPoint(refusal::onAuthenticationFailure)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                                filter.setAuthenticationFailureHandler(refusal);
                                return filter;
                            }
                        }))
                .build();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain withoutCredentials() {
        return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, List.of());
    }

    /** Behind the chains, where it is known who calls; what they refuse, they count themselves. */
    @Bean
    FilterRegistrationBean<Filter> requestLimit(RequestLimiter limiter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
            if (limiter.admits((HttpServletRequest) request, (HttpServletResponse) response)) {
                chain.doFilter(request, response);
            }
        });
        registration.setName("requestLimit");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
        registration.setEnabled(limiter.isNeeded());
        return registration;
    }

    /** Measures how old is what {@link AccessTokenAuthenticator} looked up. */
    @Bean
    Ticker ticker() {
        return Ticker.systemTicker();
    }

    /** Methods that no operation has are answered with 405, like all others that do not fit. */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        // Names that no operation knows are ignored, whatever they are made of.
        firewall.setAllowedParameterNames(name -> true);
        firewall.setAllowedParameterValues(value -> true);
        // Refused at their first reading, they would undo what is under way then: a failed sign-in would not count.
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemWriter problems, RequestLimiter limiter) {
        return (request, response, rejected) -> {
            if (limiter.admits(request, response)) {
                problems.write(request, response, ProblemType.BAD_REQUEST);
            }
        };
    }

    /** A token that cannot be checked, because the identity provider is away, is not a wrong one. */
    private static void refuse(
            ProblemWriter problems,
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refused) {
        if (refused instanceof AuthenticationServiceException) {
            LOG.warn("Tokens of the identity provider cannot be checked: {}", refused.getMessage());
            problems.write(request, response, ProblemType.UNAVAILABLE);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        problems.write(request, response, ProblemType.UNAUTHORIZED);
    }

    private static boolean hasCredentials(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && PathRules.readsCredentials(request.getRequestURI());
    }
}
