package io.masthead.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Documentation of a type of problem. */
@Schema(name = "ProblemType")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProblemDescription(
        @Schema(example = "/problems/invalid-request", description = "What a problem has for its type.")
        String type,

        @Schema(description = "For people, in their language.")
        String title,

        int status,

        @Schema(description = "For people, in their language.")
        String detail,

        @Schema(description = "What the errors of such a problem can be, where it has errors.") @Nullable
        List<Rule> codes) {

    static ProblemDescription of(ProblemType type, ProblemCatalogue catalogue, ProblemTexts texts, Locale language) {
        return new ProblemDescription(
                "/problems/" + type.slug(),
                texts.title(type, language),
                type.status(),
                texts.detail(type, language),
                type.equals(ProblemType.INVALID_REQUEST) ? rules(catalogue, texts, language) : null);
    }

    private static List<Rule> rules(ProblemCatalogue catalogue, ProblemTexts texts, Locale language) {
        return catalogue.violationCodes().stream()
                .map(code -> new Rule(code, texts.rule(code, language)))
                .toList();
    }

    /** Documentation of a rule that a request can break. */
    @Schema(name = "ProblemCode")
    record Rule(
            @Schema(example = "missing") String code,

            @Schema(example = "is required", description = "For people, in their language; … stands for the limit.")
            String detail) {}
}
