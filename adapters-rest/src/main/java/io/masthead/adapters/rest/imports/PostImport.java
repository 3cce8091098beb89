package io.masthead.adapters.rest.imports;

import io.masthead.application.post.WritePosts;
import io.masthead.domain.user.UserId;
import io.masthead.http.idempotency.BatchIdempotency;
import io.masthead.http.problem.BatchProblems;
import io.masthead.http.problem.ProblemTexts;
import io.masthead.http.reading.RecordReader;
import jakarta.validation.Validator;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Writes posts from lines of JSON, in batches that are written whole or not at all, and answers for each line. Keeps one
 * batch at a time, however many there are. Whatever drives it, HTTP or a command, gets the same answers.
 */
@Component
public final class PostImport {

    private final WritePosts writePosts;
    private final BatchProblems problems;
    private final LineParser reading;

    PostImport(WritePosts writePosts, Validator validator, ProblemTexts texts) {
        this.writePosts = writePosts;
        this.problems = new BatchProblems(texts);
        this.reading = new LineParser(new RecordReader(validator), problems);
    }

    /**
     * What to import.
     *
     * @param lines the posts, one a line
     * @param mostLines how many lines there may be
     * @param author who writes them
     * @param attempts makes it safe to import the same again
     * @param language of what is said about lines
     */
    public record Source(
            InputStream lines, long mostLines, UserId author, Optional<BatchIdempotency> attempts, Locale language) {}

    /**
     * Imports until the lines end, or until something happens that ends it: then the last answer says so.
     *
     * @param source what to import
     * @param answers is told of each line, in order, once it is known what became of it for good
     */
    public void run(Source source, Consumer<ImportedLine> answers) {
        new ImportRun(source, reading, writePosts, problems, answers).run();
    }
}
