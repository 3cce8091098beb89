package io.masthead.http.pipeline;

import io.masthead.http.admission.Admission;
import io.masthead.http.admission.AdmissionLimits;
import io.masthead.http.admission.BytesInFlight;
import io.masthead.http.authentication.Authenticator;
import io.masthead.http.connection.ConnectionEvents;
import io.masthead.http.connection.Drain;
import io.masthead.http.forwarding.TrustedProxies;
import io.masthead.http.idempotency.CreatedResponse;
import io.masthead.http.paging.PageResponse;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.ratelimit.OperationLimits;
import io.masthead.http.ratelimit.RateLimiter;
import io.masthead.http.ratelimit.RequestLimits;
import io.masthead.http.request.DeadlinePropagation;
import io.masthead.http.request.RequestBounds;
import io.masthead.http.request.RequestId;
import io.masthead.http.request.RequestTracing;
import io.masthead.http.request.StaleReads;
import io.masthead.http.request.TimeLimits;
import io.masthead.http.request.TraceContext;
import io.masthead.http.stream.EventsAfter;
import io.masthead.http.stream.FeedPosition;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.servlet.handler.MappedInterceptor;

/** Assembles the pipeline. */
@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {

    static final List<String> EXPOSED_HEADERS = List.of(
            HttpHeaders.LOCATION,
            HttpHeaders.ETAG,
            HttpHeaders.LINK,
            HttpHeaders.RETRY_AFTER,
            RateLimiter.POLICY,
            RateLimiter.SERVICE_LIMIT,
            PageResponse.TOTAL,
            PageResponse.TOTAL_RELATION,
            CreatedResponse.REPLAYED,
            EventsAfter.HEADER,
            RequestId.HEADER,
            TraceContext.HEADER);

    @Bean
    static Admission admission(ObjectProvider<AdmissionLimits> limits) {
        return new Admission(limits.getIfAvailable(() -> AdmissionLimits.NONE));
    }

    @Bean
    static BytesInFlight bytesInFlight(ObjectProvider<AdmissionLimits> limits) {
        return new BytesInFlight(
                limits.getIfAvailable(() -> AdmissionLimits.NONE).bytes());
    }

    @Bean
    static ConnectionEvents connectionEvents() {
        return new ConnectionEvents();
    }

    @Bean
    static Drain drain() {
        return new Drain();
    }

    @Bean
    static RequestBounds requestBounds(BytesInFlight bytes, ObjectProvider<TimeLimits> times, ConnectionEvents events) {
        return new RequestBounds(bytes, times.getIfAvailable(() -> TimeLimits.DEFAULT), events);
    }

    @Bean
    static OperationLimits operationLimits(ObjectProvider<RequestLimits> limits, ProblemWriter problems) {
        return new OperationLimits(limits.getIfAvailable(() -> RequestLimits.NONE), problems);
    }

    @Bean
    static RequestPipeline requestPipeline(
            CrossOriginSettings origins,
            PathRules paths,
            ProblemWriter problems,
            ObjectProvider<Authenticator> authenticator,
            ObjectProvider<RequestLimits> limits,
            OperationLimits operations,
            Admission admission,
            RequestBounds bounds,
            Drain drain,
            ObjectProvider<DeadlinePropagation> propagation,
            ObjectProvider<RequestTracing> tracing,
            ObjectProvider<StaleReads> stale,
            ObjectProvider<FeedPosition> position,
            ObjectProvider<OperationAccess> rules,
            ObjectProvider<TrustedProxies> proxies) {
        RequestDeadline deadline =
                new RequestDeadline(bounds.times(), propagation.getIfAvailable(() -> DeadlinePropagation.NONE));
        RateLimits limited =
                new RateLimits(limits.getIfAvailable(() -> RequestLimits.NONE), operations, paths, problems);
        AccessRule access = new AccessRule(problems);
        // The rules at the first request: they may need the database.
        AdmissionRule admitted = new AdmissionRule(admission, deadline, rules::orderedStream, problems);
        return RequestPipeline.of(
                proxies.getIfAvailable(() -> TrustedProxies.NONE),
                bounds,
                deadline,
                drain,
                tracing.getIfAvailable(() -> RequestTracing.PROPAGATION),
                new CrossOrigin(origins, EXPOSED_HEADERS, problems),
                new Firewall(limited, problems),
                // Resolved at the first token: the authenticator needs the database, which starts later.
                new BearerAuthentication(
                        SingletonSupplier.of(authenticator::getObject), paths, admitted, access, problems),
                limited,
                admitted,
                access,
                Optional.ofNullable(stale.getIfAvailable()).map(reads -> new StaleReadsRule(reads, admitted)),
                new EventsAfterRule(SingletonSupplier.of(() -> position.getIfAvailable(() -> FeedPosition.NONE))));
    }

    /** Reaches every handler mapping, also those that features declare: one added to Spring MVC's registry would not. */
    @Bean
    static MappedInterceptor requestPipelineInterceptor(RequestPipeline pipeline) {
        return new MappedInterceptor(null, pipeline);
    }

    /** Disables a filter of Spring Boot: the dispatcher servlet exposes the current request, too. */
    @Bean
    static FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
        FilterRegistrationBean<RequestContextFilter> registration =
                new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setEnabled(false);
        return registration;
    }

    /** Without support for asynchronous responses: a request ends with its thread, which is virtual and may wait. */
    @Bean
    static FilterRegistrationBean<RequestPipeline> requestPipelineFilter(RequestPipeline pipeline) {
        FilterRegistrationBean<RequestPipeline> registration = new FilterRegistrationBean<>(pipeline);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setAsyncSupported(false);
        return registration;
    }
}
