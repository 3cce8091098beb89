package io.masthead.adapters.rest.input;

import jakarta.validation.Validator;
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
        Violations violations = new Violations();
        T value = reader.readBody(json, type, violations);
        violations.throwIfAny();
        return Objects.requireNonNull(value);
    }
}
