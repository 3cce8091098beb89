package io.masthead.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.request.Violation.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class InvalidRequestTest {

    @Test
    void names_what_is_wrong_with_path_query_headers_and_body_in_this_order_and_in_each_as_it_was_found() {
        Violation body = new Violation(Place.BODY, "/age", ViolationCode.MISSING);
        Violation secondHeader = new Violation(Place.HEADER, "Idempotency-Key", ViolationCode.STRING_TOO_LONG, 255);
        Violation firstHeader = new Violation(Place.HEADER, "If-Match", ViolationCode.STRING_PATTERN_MISMATCH);
        Violation query = new Violation(Place.QUERY, "skip", ViolationCode.INT_PARSING);
        Violation path = new Violation(Place.PATH, "user_id", ViolationCode.INT_PARSING);

        InvalidRequest invalid = new InvalidRequest(List.of(body, firstHeader, secondHeader, query, path));

        assertThat(invalid.violations()).containsExactly(path, query, firstHeader, secondHeader, body);
    }
}
