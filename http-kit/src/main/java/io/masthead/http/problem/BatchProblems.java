package io.masthead.http.problem;

import io.masthead.domain.Failure;
import io.masthead.http.request.InvalidRequest;
import java.util.List;
import java.util.Locale;

/** What is wrong with parts of a request that are answered each by itself, named as in the problem of a whole one. */
public final class BatchProblems {

    private final ProblemTexts texts;

    /**
     * Prepares the naming.
     *
     * @param texts has the words
     */
    public BatchProblems(ProblemTexts texts) {
        this.texts = texts;
    }

    /**
     * {@return the kind of problem that a failure is}
     *
     * @param failure the failure
     */
    public ProblemType typeOf(Failure failure) {
        return ProblemAdvice.typeOf(failure);
    }

    /**
     * {@return everything that is wrong with a part}
     *
     * @param invalid what was found
     * @param language for people
     */
    public List<Problem.Mistake> mistakes(InvalidRequest invalid, Locale language) {
        return invalid.violations().stream()
                .map(violation -> Problem.Mistake.of(violation, texts.detail(violation, language)))
                .toList();
    }
}
