package io.masthead.http.reading;

import io.masthead.http.request.InvalidRequest;
import io.masthead.http.request.Violation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes records of JSON that is a part of a body, such as a line: as strictly as of a whole one. */
public final class RecordReader {

    private final RequestReader reader;

    /**
     * Prepares the reading.
     *
     * @param validator checks the constraints of records
     */
    public RecordReader(Validator validator) {
        this.reader = new RequestReader(validator);
    }

    /**
     * Makes a record.
     *
     * @param <T> the record
     * @param json the JSON, in UTF-8
     * @param type the record
     * @return the record, which keeps its constraints
     * @throws UnreadableBody if it is no JSON
     * @throws InvalidRequest if it is not what it must be
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
