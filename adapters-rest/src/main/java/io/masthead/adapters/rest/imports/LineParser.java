package io.masthead.adapters.rest.imports;

import io.masthead.adapters.rest.imports.Batch.Entry;
import io.masthead.adapters.rest.post.PostRequest;
import io.masthead.http.problem.BatchProblems;
import io.masthead.http.problem.ProblemType;
import io.masthead.http.reading.RecordReader;
import io.masthead.http.reading.UnreadableBody;
import io.masthead.http.request.InvalidRequest;
import io.masthead.http.stream.Line;
import java.util.Locale;

/** Parses a line as the body of a request that writes a post. */
final class LineParser {

    private final RecordReader reader;
    private final BatchProblems problems;

    LineParser(RecordReader reader, BatchProblems problems) {
        this.reader = reader;
        this.problems = problems;
    }

    Entry parse(Line line, Locale language) {
        if (line.isTooLong()) {
            return refused(line, ProblemType.CONTENT_TOO_LARGE);
        }
        try {
            return Entry.valid(
                    line, reader.read(line.bytes(), PostRequest.class).toContent());
        } catch (UnreadableBody unreadable) {
            return refused(line, ProblemType.UNREADABLE_BODY);
        } catch (InvalidRequest invalid) {
            return Entry.refused(ImportedLine.invalid(line.number(), problems.mistakes(invalid, language)));
        }
    }

    private static Entry refused(Line line, ProblemType type) {
        return Entry.refused(ImportedLine.refused(line.number(), type));
    }
}
