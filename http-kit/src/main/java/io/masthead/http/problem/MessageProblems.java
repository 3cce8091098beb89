package io.masthead.http.problem;

import io.masthead.domain.Failure;
import io.masthead.http.authentication.InvalidToken;
import io.masthead.http.authentication.SignInRequired;
import io.masthead.http.authentication.UnverifiableToken;
import io.masthead.http.reading.UnreadableBody;
import io.masthead.http.request.InvalidRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Problems of messages on a connection, in the terms of a problem of a request. */
public final class MessageProblems {

    private final ProblemTexts texts;

    /**
     * Creates the problems.
     *
     * @param texts their texts
     */
    public MessageProblems(ProblemTexts texts) {
        this.texts = texts;
    }

    /**
     * {@return the problem of a message; none if the refusal is a bug}
     *
     * @param refusal what the message is refused with
     * @param language the language of the client
     * @param id the id of the request that has opened the connection
     */
    public Optional<Problem> of(RuntimeException refusal, Locale language, String id) {
        return switch (refusal) {
            case Failure failure -> Optional.of(problem(ProblemAdvice.typeOf(failure), language, id, null));
            case InvalidRequest invalid ->
                Optional.of(problem(
                        ProblemType.INVALID_REQUEST, language, id, texts.mistakes(invalid.violations(), language)));
            case UnreadableBody unreadable -> Optional.of(problem(ProblemType.UNREADABLE_BODY, language, id, null));
            case SignInRequired required -> Optional.of(problem(ProblemType.UNAUTHORIZED, language, id, null));
            case InvalidToken invalid -> Optional.of(problem(ProblemType.UNAUTHORIZED, language, id, null));
            case UnverifiableToken unverifiable -> Optional.of(problem(ProblemType.UNAVAILABLE, language, id, null));
            default -> Optional.empty();
        };
    }

    private Problem problem(ProblemType type, Locale language, String id, @Nullable List<Problem.Mistake> errors) {
        return Problem.of(type, texts.title(type, language), texts.detail(type, language), id, errors);
    }
}
