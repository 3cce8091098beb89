package io.masthead.adapters.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.masthead.adapters.rest.input.Violation;
import io.masthead.adapters.rest.input.Violation.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for a program (RFC 9457 §3).
 *
 * @param type a relative reference that identifies the kind of problem, stable
 * @param title the kind of problem, for people
 * @param status the HTTP status
 * @param detail this very problem, for people
 * @param instance a reference that identifies this very problem: made from the request id
 * @param errors everything that is wrong with the request, where that is the problem
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable List<Mistake> errors) {

    /**
     * One thing that is wrong with a request.
     *
     * @param pointer where in the body, a JSON pointer as a URI fragment (RFC 6901 §6)
     * @param parameter which parameter of path, query or headers
     * @param code stable
     * @param detail for people
     * @param limit the limit that was crossed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mistake(
            @Nullable String pointer,
            @Nullable String parameter,
            String code,
            String detail,
            @Nullable Long limit) {

        static Mistake of(Violation violation, String detail) {
            boolean body = violation.place() == Place.BODY;
            return new Mistake(
                    body ? "#" + violation.name() : null,
                    body ? null : violation.name(),
                    violation.code().toString(),
                    detail,
                    violation.limit());
        }
    }
}
