package io.masthead.adapters.rest.imports;

import io.masthead.adapters.rest.imports.Batch.Entry;
import io.masthead.adapters.rest.imports.PostImport.Source;
import io.masthead.application.post.WritePosts;
import io.masthead.application.post.WritePosts.Content;
import io.masthead.domain.Failure;
import io.masthead.domain.Overloaded;
import io.masthead.domain.QuotaExceeded;
import io.masthead.domain.idempotency.IdempotencyKeyReused;
import io.masthead.domain.idempotency.Outcome;
import io.masthead.domain.post.PostId;
import io.masthead.http.problem.BatchProblems;
import io.masthead.http.problem.ProblemType;
import io.masthead.http.request.BodyTooSlow;
import io.masthead.http.stream.Line;
import io.masthead.http.stream.LineReader;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Run of one import, from its first line to its last. */
final class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final Source source;
    private final LineReader lines;
    private final LineParser parser;
    private final WritePosts writePosts;
    private final BatchProblems problems;
    private final Consumer<ImportedLine> results;
    private Batch batch;
    private long lastLine;

    ImportRun(
            Source source,
            LineParser parser,
            WritePosts writePosts,
            BatchProblems problems,
            Consumer<ImportedLine> results) {
        this.source = source;
        this.batch = new Batch(source.idempotency());
        this.lines = new LineReader(source.lines(), ofLine -> source.memory().accept(batch.size() + ofLine));
        this.parser = parser;
        this.writePosts = writePosts;
        this.problems = problems;
        this.results = results;
    }

    void run() {
        boolean continues = true;
        while (continues) {
            continues = step();
        }
    }

    /** {@return whether the import continues} */
    private boolean step() {
        Optional<Line> next;
        try {
            next = lines.next();
        } catch (BodyTooSlow late) { // the unfinished batch was not written
            return endUnfinished(ProblemType.REQUEST_TIMEOUT);
        } catch (IOException broken) { // the client hung up
            return endUnfinished(ProblemType.BAD_REQUEST);
        } catch (Overloaded full) {
            return endUnfinished(problems.typeOf(full));
        }
        if (next.isEmpty()) {
            boolean unused = finish();
            return false;
        }
        Line line = next.get();
        lastLine = line.number();
        if (line.number() > source.mostLines()) {
            if (finish()) {
                end(line.number(), ProblemType.CONTENT_TOO_LARGE);
            }
            return false;
        }
        if (!batch.hasRoomFor(line) && !finish()) {
            return false;
        }
        batch.add(line, parser.parse(line, source.language()));
        return !batch.isFull() || finish();
    }

    /** {@return whether the import continues after the batch} */
    private boolean finish() {
        Batch finished = batch;
        batch = new Batch(source.idempotency());
        if (finished.isEmpty()) {
            return true;
        }
        Outcome<List<PostId>> written;
        try {
            written = write(finished);
        } catch (IdempotencyKeyReused | QuotaExceeded refused) { // of this batch alone
            ProblemType type = problems.typeOf(refused);
            finished.entries()
                    .forEach(entry ->
                            results.accept(entry.refusal().orElseGet(() -> ImportedLine.refused(entry.line(), type))));
            return true;
        } catch (Failure failure) {
            LOG.warn("An import ended at line {}: {}", finished.position(), failure.toString());
            end(finished.position(), problems.typeOf(failure));
            return false;
        } catch (RuntimeException bug) { // earlier batches are written, so their results must be sent
            LOG.error("A bug", bug);
            end(finished.position(), ProblemType.INTERNAL_ERROR);
            return false;
        }
        report(finished, written);
        return true;
    }

    private Outcome<List<PostId>> write(Batch finished) {
        List<Content> contents = finished.contents();
        if (contents.isEmpty()) {
            return new Outcome<>(List.of(), false);
        }
        return writePosts.write(new WritePosts.Batch(source.author(), contents, finished.idempotency()));
    }

    private void report(Batch finished, Outcome<List<PostId>> written) {
        Iterator<PostId> ids = written.value().iterator();
        for (Entry entry : finished.entries()) {
            results.accept(entry.refusal()
                    .orElseGet(() -> ImportedLine.written(entry.line(), ids.next(), written.replayed())));
        }
    }

    private boolean endUnfinished(ProblemType type) {
        end(batch.isEmpty() ? lastLine + 1 : batch.position(), type);
        return false;
    }

    private void end(long line, ProblemType type) {
        results.accept(ImportedLine.end(line, type));
    }
}
