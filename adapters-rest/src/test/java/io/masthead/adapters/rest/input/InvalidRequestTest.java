package io.masthead.adapters.rest.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.adapters.rest.input.Violation.Code;
import io.masthead.adapters.rest.input.Violation.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class InvalidRequestTest {

    @Test
    void names_what_is_wrong_with_path_query_headers_and_body_in_this_order_and_in_each_as_it_was_found() {
        Violation body = new Violation(Place.BODY, "/age", Code.MISSING);
        Violation secondHeader = new Violation(Place.HEADER, "Idempotency-Key", Code.STRING_TOO_LONG, 255);
        Violation firstHeader = new Violation(Place.HEADER, "If-Match", Code.STRING_PATTERN_MISMATCH);
        Violation query = new Violation(Place.QUERY, "skip", Code.INT_PARSING);
        Violation path = new Violation(Place.PATH, "user_id", Code.INT_PARSING);

        InvalidRequest invalid = new InvalidRequest(List.of(body, firstHeader, secondHeader, query, path));

        assertThat(invalid.violations()).containsExactly(path, query, firstHeader, secondHeader, body);
    }
}
