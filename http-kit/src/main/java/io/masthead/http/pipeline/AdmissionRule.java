package io.masthead.http.pipeline;

import io.masthead.domain.Overloaded;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.problem.ProblemType;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.reading.JsonContent;
import io.masthead.http.request.Credentials;
import io.masthead.http.request.RequestContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.method.HandlerMethod;

/**
 * Admits operations by their class of work. What waits for the client is over by then: the body of a request is read
 * before, so that a slow client holds no permit.
 */
final class AdmissionRule {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Admission admission;
    private final RequestDeadline deadline;
    private final Supplier<Stream<OperationAccess>> rules;
    private final ProblemWriter problems;
    private final PerHandler<Optional<WorkClass>> classes = new PerHandler<>(AdmissionRule::annotated);
    private final PerHandler<Boolean> readsJson =
            new PerHandler<>(handler -> handler instanceof HandlerMethod method && JsonContent.isReadBy(method));
    private final PerHandler<List<OperationAccess>> rulesOf = new PerHandler<>(this::rules);

    AdmissionRule(
            Admission admission,
            RequestDeadline deadline,
            Supplier<Stream<OperationAccess>> rules,
            ProblemWriter problems) {
        this.admission = admission;
        this.deadline = deadline;
        this.rules = rules;
        this.problems = problems;
    }

    /** {@return whether the caller is known, or there is none; the look-up is a read of its own} */
    boolean admitsCaller(RequestContext context) {
        Optional<Credentials> credentials = context.credentials();
        return credentials.isEmpty()
                || reads(context, () -> context.authenticated(credentials.get().caller(context::origin)));
    }

    /** {@return whether the rules of the operation were checked, each of which fails if it is broken} */
    boolean admitsAccess(RequestContext context, Object handler) {
        return rulesOf.get(handler).stream().allMatch(rule -> reads(context, () -> rule.require(context)));
    }

    /** {@return whether a look-up was admitted} */
    private boolean reads(RequestContext context, Runnable lookUp) {
        try {
            admission.lookUp(context.client()::site, lookUp);
            return true;
        } catch (Overloaded none) {
            return refuse(context);
        }
    }

    /** Reads the body of an operation that takes one, which fails if it is refused: before it is read, if it can be. */
    boolean admitsBody(RequestContext context, Object handler) throws HttpMediaTypeNotSupportedException {
        if (readsJson.get(handler)) {
            JsonContent.require(context.request());
        }
        WorkClass work = classOf(context, handler);
        if (work == null || READING.contains(context.request().getMethod()) || work.isStreamed()) {
            return true;
        }
        long start = System.nanoTime();
        byte[] body = context.body();
        if (body.length > 0) {
            deadline.extend(context, System.nanoTime() - start);
        }
        return true;
    }

    /** {@return whether the request continues; if not, it is refused} */
    boolean admits(RequestContext context, Object handler) {
        WorkClass work = classOf(context, handler);
        if (work == null) {
            return true;
        }
        if (work.isStreamed()) {
            deadline.lift(context);
        }
        Runnable release = admission
                .acquire(work, context.client()::site, resourceOf(handler))
                .orElse(null);
        if (release == null) {
            return refuse(context);
        }
        context.hold(release);
        return true;
    }

    /** {@return the class of the handler: most operations that need the same tables are in one} */
    private static Object resourceOf(Object handler) {
        return handler instanceof HandlerMethod method ? method.getBeanType() : handler;
    }

    private boolean refuse(RequestContext context) {
        problems.write(context.request(), context.response(), ProblemType.UNAVAILABLE);
        return false;
    }

    /** {@return the class of an operation; none for static files and pages of other servlets} */
    @Nullable
    WorkClass classOf(RequestContext context, Object handler) {
        if (!(handler instanceof HandlerMethod)) {
            return null;
        }
        Optional<WorkClass> annotated = classes.get(handler);
        WorkClass work = annotated.isPresent()
                ? annotated.get()
                : READING.contains(context.request().getMethod()) ? WorkClass.READ : WorkClass.WRITE;
        context.classified(work);
        return work;
    }

    private List<OperationAccess> rules(Object handler) {
        return handler instanceof HandlerMethod method
                ? rules.get().filter(rule -> rule.isOf(method)).toList()
                : List.of();
    }

    private static Optional<WorkClass> annotated(Object handler) {
        return handler instanceof HandlerMethod method
                ? Optional.ofNullable(method.getMethodAnnotation(Admitted.class))
                        .map(Admitted::value)
                : Optional.empty();
    }
}
