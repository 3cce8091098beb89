package io.masthead.http.problem;

import io.masthead.domain.Failure;
import io.masthead.http.request.InvalidRequest;
import java.util.List;
import java.util.Locale;

/** Problems of the parts of a batch, in the terms of a problem of a whole request. */
public final class BatchProblems {

    private final ProblemTexts texts;

    public BatchProblems(ProblemTexts texts) {
        this.texts = texts;
    }

    /**
     * {@return the type of problem of a failure}
     *
     * @param failure the failure
     */
    public ProblemType typeOf(Failure failure) {
        return ProblemAdvice.typeOf(failure);
    }

    /**
     * {@return the violations of a part}
     *
     * @param invalid the refusal of the part
     * @param language the language of the details
     */
    public List<Problem.Mistake> mistakes(InvalidRequest invalid, Locale language) {
        return texts.mistakes(invalid.violations(), language);
    }
}
