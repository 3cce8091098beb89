package io.masthead.http.idempotency;

import io.masthead.domain.idempotency.Outcome;
import java.net.URI;
import org.springframework.http.ResponseEntity;

/** Response of a creation. A repeated request gets the same response with an additional header. */
public final class CreatedResponse {

    /** The header that distinguishes responses to repeated requests. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private CreatedResponse() {}

    /**
     * {@return a builder of the response}
     *
     * @param outcome the outcome of the creation
     * @param target the address of the new resource
     */
    public static ResponseEntity.BodyBuilder of(Outcome<?> outcome, String target) {
        ResponseEntity.BodyBuilder response = ResponseEntity.created(URI.create(target));
        return outcome.replayed() ? response.header(REPLAYED, "true") : response;
    }
}
