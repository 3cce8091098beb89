package io.masthead.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.masthead.http.request.Violation;
import io.masthead.http.request.Violation.Place;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457 §3).
 *
 * @param type a relative reference that identifies the type of problem, stable
 * @param title the type of problem, for people
 * @param status the HTTP status
 * @param detail this occurrence, for people
 * @param instance a reference that identifies this occurrence, with the request id
 * @param errors the violations of an invalid request
 */
@Schema(name = "Problem", description = "What went wrong (RFC 9457).")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        @Schema(
                format = "uri-reference",
                maxLength = 100,
                description = "The kind of problem, stable; there is more about it at this address.")
        String type,

        @Schema(maxLength = 1000, description = "The kind of problem, for people, in their language.")
        String title,

        @Schema(minimum = "400", maximum = "599", description = "The status of the response.")
        int status,

        @Schema(maxLength = 1000, description = "This very problem, for people, in their language.")
        String detail,

        @Schema(
                format = "uri-reference",
                maxLength = 100,
                description = "This very problem, for those who operate the service.")
        String instance,

        @Schema(description = "Everything that is wrong with the request, where that is the problem.") @Nullable
        List<Mistake> errors) {

    static Problem of(ProblemType type, String title, String detail, String id, @Nullable List<Mistake> errors) {
        return new Problem("/problems/" + type.slug(), title, type.status(), detail, "/requests/" + id, errors);
    }

    /**
     * A violation in a problem.
     *
     * @param pointer the place in the body, a JSON pointer as a URI fragment (RFC 6901 §6)
     * @param parameter the parameter of path, query or headers
     * @param code the rule, stable
     * @param detail the rule, for people
     * @param limit the limit that was crossed
     */
    @Schema(name = "ProblemError", description = "One thing that is wrong with a request.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Mistake(
            @Schema(maxLength = 100, description = "Where in the body: a JSON pointer as a URI fragment (RFC 6901 §6).")
            @Nullable
            String pointer,

            @Schema(maxLength = 100, description = "Which parameter of path, query or headers.") @Nullable
            String parameter,

            @Schema(
                    maxLength = 100,
                    pattern = "^[a-z_]+$",
                    description = "The rule, stable; /problems/invalid-request lists them.")
            String code,

            @Schema(maxLength = 1000, description = "The rule, for people, in their language.")
            String detail,

            @Schema(description = "The limit that was crossed.") @Nullable
            Long limit) {

        static Mistake of(Violation violation, String detail) {
            boolean body = violation.place() == Place.BODY;
            return new Mistake(
                    body ? "#" + violation.name() : null,
                    body ? null : violation.name(),
                    violation.code(),
                    detail,
                    violation.limit());
        }
    }
}
