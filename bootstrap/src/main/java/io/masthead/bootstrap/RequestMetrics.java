package io.masthead.bootstrap;

import io.masthead.http.admission.WorkClass;
import io.masthead.http.problem.ProblemCatalogue;
import io.masthead.http.problem.ProblemType;
import io.masthead.http.ratelimit.RequestLimits;
import io.masthead.http.request.RequestContext;
import io.masthead.http.server.CompletedRequest;
import io.masthead.http.server.CompletedRequestListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Meters of requests: how long those of an operation take, by status, and those of a class of work, as a histogram; how
 * many were refused, with which problem or by which rate limit, and how many missed their deadline. Labels have values
 * of the service alone, so their number is limited.
 *
 * <p>Takes the place of Spring's observation of requests, which costs several times as much and does not see what is
 * refused before its filter.
 */
final class RequestMetrics implements MeterBinder, CompletedRequestListener {

    private static final String UNKNOWN = "UNKNOWN";
    private static final String NO_CLASS = "none";
    private static final String CLASS = "class";

    /** From a read by id to REQUEST_TIMEOUT: where a dashboard needs percentiles. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(6)
    };

    private final ProblemCatalogue problems;
    private final RequestLimits limits;
    private final Map<Operation, Timer> operations = new ConcurrentHashMap<>();
    private final Map<String, Timer> classes = new ConcurrentHashMap<>();
    private final Map<String, Counter> deadlines = new ConcurrentHashMap<>();
    private volatile @Nullable MeterRegistry registry;

    RequestMetrics(ProblemCatalogue problems, RequestLimits limits) {
        this.problems = problems;
        this.limits = limits;
    }

    /** Registers what has no value yet as well: a rate needs a beginning. */
    @Override
    public void bindTo(MeterRegistry target) {
        for (WorkClass work : WorkClass.values()) {
            Timer unused = timer(target, nameOf(work));
            Counter unusedCounter = missed(target, nameOf(work));
        }
        for (ProblemType type : problems.types()) {
            Counter unused = refused(target, type.slug());
        }
        limits.requests().ifPresent(limit -> {
            Counter unused = exceeded(target, "default");
        });
        for (String limit : limits.operations().keySet()) {
            Counter unused = exceeded(target, limit);
        }
        registry = target;
    }

    @Override
    public void completed(CompletedRequest request) {
        MeterRegistry target = registry;
        if (target == null) {
            return;
        }
        int status = request.status();
        String work = request.context()
                .flatMap(RequestContext::work)
                .map(RequestMetrics::nameOf)
                .orElse(NO_CLASS);
        Operation operation = Operation.of(request);
        Timer ofOperation = operations.get(operation);
        if (ofOperation == null) {
            ofOperation = operations.computeIfAbsent(operation, unknown -> unknown.timer(target));
        }
        ofOperation.record(request.nanoseconds(), TimeUnit.NANOSECONDS);
        classes.computeIfAbsent(work, unknown -> timer(target, unknown))
                .record(request.nanoseconds(), TimeUnit.NANOSECONDS);
        if (status >= 400) {
            countRefusal(target, request, work);
        }
    }

    private void countRefusal(MeterRegistry target, CompletedRequest request, String work) {
        request.problem().ifPresent(slug -> refused(target, slug).increment());
        request.context()
                .flatMap(RequestContext::exceededLimit)
                .ifPresent(limit -> exceeded(target, limit).increment());
        if (request.status() == 503
                && request.context().filter(RequestContext::isOverdue).isPresent()) {
            deadlines.computeIfAbsent(work, unknown -> missed(target, unknown)).increment();
        }
    }

    private static Timer timer(MeterRegistry registry, String work) {
        return Timer.builder("requests.duration")
                .tag(CLASS, work)
                .description("Time of requests, from their first byte to the last of the response")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private static Counter missed(MeterRegistry registry, String work) {
        return Counter.builder("requests.deadlines.missed")
                .tag(CLASS, work)
                .description("Requests that waited until REQUEST_TIMEOUT was over, answered with 503")
                .register(registry);
    }

    private static Counter refused(MeterRegistry registry, String slug) {
        return Counter.builder("requests.refused")
                .tag("problem", slug)
                .description("Responses that are a problem, by its type")
                .register(registry);
    }

    private static Counter exceeded(MeterRegistry registry, String limit) {
        return Counter.builder("rate.limits.exceeded")
                .tag("limit", limit)
                .description("Requests beyond a rate limit, answered with 429")
                .register(registry);
    }

    private static String nameOf(WorkClass work) {
        return TagNames.of(work);
    }

    /**
     * Requests that are timed together.
     *
     * @param method their method, as one of {@link MethodNames}
     * @param uri the pattern of their address, or why they have none
     * @param status the status of their responses
     */
    private record Operation(String method, String uri, int status) {

        static Operation of(CompletedRequest request) {
            int status = request.status();
            return new Operation(
                    MethodNames.of(request.method().orElse(null)),
                    request.pattern().orElseGet(() -> status == 404 ? "NOT_FOUND" : UNKNOWN),
                    status);
        }

        Timer timer(MeterRegistry registry) {
            return Timer.builder("http.server.requests")
                    .tag("method", method)
                    .tag("uri", uri)
                    .tag("status", Integer.toString(status))
                    .tag("outcome", outcome())
                    .description("Time of requests, by operation and status")
                    .register(registry);
        }

        private String outcome() {
            return switch (status / 100) {
                case 1 -> "INFORMATIONAL";
                case 2 -> "SUCCESS";
                case 3 -> "REDIRECTION";
                case 4 -> "CLIENT_ERROR";
                default -> "SERVER_ERROR";
            };
        }
    }
}
