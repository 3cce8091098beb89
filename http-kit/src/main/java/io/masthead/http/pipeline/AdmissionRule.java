package io.masthead.http.pipeline;

import io.masthead.http.admission.Admission;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.problem.ProblemType;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RequestContext;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;

/** Admits operations by their class of work. */
final class AdmissionRule {

    private final Admission admission;
    private final ProblemWriter problems;
    private final PerHandler<Optional<WorkClass>> classes = new PerHandler<>(AdmissionRule::classOf);

    AdmissionRule(Admission admission, ProblemWriter problems) {
        this.admission = admission;
        this.problems = problems;
    }

    /** {@return whether the request continues; if not, it is refused} */
    boolean admits(RequestContext context, Object handler) {
        Optional<WorkClass> work = classes.get(handler);
        if (work.isEmpty() || admission.admits(work.get(), context)) {
            return true;
        }
        problems.write(context.request(), context.response(), ProblemType.UNAVAILABLE);
        return false;
    }

    private static Optional<WorkClass> classOf(Object handler) {
        return handler instanceof HandlerMethod method
                ? Optional.ofNullable(method.getMethodAnnotation(Admitted.class))
                        .map(Admitted::value)
                : Optional.empty();
    }
}
