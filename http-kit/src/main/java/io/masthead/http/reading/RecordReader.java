package io.masthead.http.reading;

import io.masthead.http.request.InvalidRequest;
import io.masthead.http.request.Violation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads records from JSON that is a part of a body, such as a line, as strictly as from a whole body. */
public final class RecordReader {

    private final RequestReader reader;

    /**
     * Creates a reader.
     *
     * @param validator checks the constraints of records
     */
    public RecordReader(Validator validator) {
        this.reader = new RequestReader(validator);
    }

    /**
     * Reads a record.
     *
     * @param <T> the type of the record
     * @param json the JSON, in UTF-8
     * @param type the type of the record
     * @return a valid record
     * @throws UnreadableBody if it is no JSON
     * @throws InvalidRequest if it has violations
     */
    public <T> T read(byte[] json, Class<T> type) {
        List<Violation> violations = new ArrayList<>();
        T value = reader.readBody(json, type, violations::addAll);
        if (!violations.isEmpty()) {
            throw new InvalidRequest(violations);
        }
        return Objects.requireNonNull(value);
    }
}
