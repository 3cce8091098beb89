package io.masthead.adapters.rest.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.masthead.domain.post.PostId;
import io.masthead.http.problem.Problem;
import io.masthead.http.problem.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of a line of an import.
 *
 * @param line the number of the line, from 1 on
 * @param status the status of the response that a request with this line alone would get
 * @param id the id of the post that was written
 * @param replayed true if an earlier import had written the post
 * @param type the type of problem, as in a problem
 * @param errors the violations of an invalid line
 * @param ended true if the import ended: neither this line nor any after it was written
 */
@Schema(name = "ImportedLine", description = "The result of a line of an import.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportedLine(
        @Schema(
                minimum = "1",
                example = "1",
                description = "Its number, from 1 on. Empty lines count, but have no result.")
        long line,

        @Schema(
                minimum = "201",
                maximum = "599",
                example = "201",
                description = "The status that a request with this line alone would get.")
        int status,

        @Schema(example = "42", description = "The post that was written.") @Nullable
        Long id,

        @Schema(description = "true, where an earlier import with the same key had written it.") @Nullable
        Boolean replayed,

        @Schema(format = "uri-reference", maxLength = 100, description = "The kind of problem, as in a problem.")
        @Nullable
        String type,

        @Schema(description = "Everything that is wrong with it, where that is the problem.") @Nullable
        List<Problem.Mistake> errors,

        @Schema(
                description = "true, where the import ended: neither this line nor any after it was written. It is the"
                        + " last result then.")
        @Nullable
        Boolean ended) {

    static ImportedLine written(long line, PostId id, boolean replayed) {
        return new ImportedLine(line, 201, id.value(), replayed ? true : null, null, null, null);
    }

    static ImportedLine refused(long line, ProblemType type) {
        return problem(line, type, null, null);
    }

    static ImportedLine invalid(long line, List<Problem.Mistake> errors) {
        return problem(line, ProblemType.INVALID_REQUEST, errors, null);
    }

    static ImportedLine end(long line, ProblemType type) {
        return problem(line, type, null, true);
    }

    private static ImportedLine problem(
            long line, ProblemType type, @Nullable List<Problem.Mistake> errors, @Nullable Boolean ended) {
        return new ImportedLine(line, type.status(), null, null, "/problems/" + type.slug(), errors, ended);
    }

    /** {@return whether the post was written, now or by an earlier import} */
    public boolean wasWritten() {
        return id != null;
    }

    /** {@return whether an earlier import had written the post} */
    public boolean wasThereBefore() {
        return replayed != null;
    }

    /** {@return whether neither this line nor any after it was written} */
    public boolean endsImport() {
        return ended != null;
    }
}
