package io.masthead.adapters.rest.imports;

import io.masthead.application.post.WritePosts;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.idempotency.BatchIdempotency;
import io.masthead.http.problem.BatchProblems;
import io.masthead.http.problem.ProblemTexts;
import io.masthead.http.reading.RecordReader;
import jakarta.validation.Validator;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/**
 * Writes posts from lines of JSON, in batches that are written whole or not at all, and reports the result of each
 * line. Keeps one batch in memory at a time, and has a permit only while it writes one, not while it reads, so that a slow
 * upload holds up no other. HTTP and the command get the same results.
 */
@Component
public final class PostImport {

    private final WritePosts writePosts;
    private final BatchProblems problems;
    private final LineParser parser;

    PostImport(WritePosts writePosts, Validator validator, ProblemTexts texts, Admission admission) {
        this.writePosts = batch ->
                admission.admitPart(WorkClass.IMPORT, () -> turnOf(batch.author()), () -> writePosts.write(batch));
        this.problems = new BatchProblems(texts);
        this.parser = new LineParser(new RecordReader(validator), problems);
    }

    private static String turnOf(UserId author) {
        return "account " + author.value();
    }

    /**
     * Source of an import.
     *
     * @param lines the posts, one a line
     * @param mostLines the most lines
     * @param author the author of the posts
     * @param idempotency makes it safe to repeat the import
     * @param language the language of the details of violations
     * @param memory receives the bytes that the import keeps of the lines, whenever there are more or less; may throw
     *     {@link io.masthead.domain.Overloaded}, which ends the import
     */
    public record Source(
            InputStream lines,
            long mostLines,
            UserId author,
            Optional<BatchIdempotency> idempotency,
            Locale language,
            LongConsumer memory) {}

    /**
     * Imports until the lines end, or until a failure ends the import, which the last result reports.
     *
     * @param source the source
     * @param results receives the result of each line, in order, once it is final
     */
    public void run(Source source, Consumer<ImportedLine> results) {
        new ImportRun(source, parser, writePosts, problems, results).run();
    }
}
