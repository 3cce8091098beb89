package io.masthead.http.idempotency;

import io.masthead.domain.idempotency.Outcome;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** The answer to a request that makes something: the same to each attempt, but that all after the first say so. */
public final class CreatedResponse {

    /** The header that tells later attempts from the first. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private CreatedResponse() {}

    /**
     * {@return the beginning of the answer}
     *
     * @param outcome what was made, now or before
     * @param target where it is
     */
    public static ResponseEntity.BodyBuilder of(Outcome<?> outcome, String target) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.created(URI.create(target));
        return outcome.replayed() ? answer.header(REPLAYED, "true") : answer;
    }
}
