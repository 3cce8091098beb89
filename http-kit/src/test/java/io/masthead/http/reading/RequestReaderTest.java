package io.masthead.http.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.request.Violation;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName") // tests are named by behaviour
class RequestReaderTest {

    private final RequestReader reader =
            new RequestReader(Validation.buildDefaultValidatorFactory().getValidator());
    private final List<Violation> violations = new ArrayList<>();

    @Test
    void a_query_that_names_no_parameter_of_the_record_is_read_once_for_all_requests() {
        Page first = read(Map.of(), Page.class);

        assertThat(read(Map.of(), Page.class)).isSameAs(first);
        assertThat(read(Map.of("other", new String[] {"1"}), Page.class)).isSameAs(first);
        assertThat(read(Map.of("limit", new String[] {"7"}), Page.class)).isEqualTo(new Page(7));
        assertThat(violations).isEmpty();
    }

    @Test
    void what_an_empty_query_lacks_is_a_violation_of_each_request() {
        for (int request = 1; request <= 2; request++) {
            Required unused = read(Map.of(), Required.class);

            assertThat(violations).hasSize(request);
        }
    }

    private <T> @Nullable T read(Map<String, String[]> query, Class<T> type) {
        return reader.readQuery(query, type, violations::addAll);
    }

    record Page(@Nullable @Min(1) Integer limit) {}

    record Required(@NotNull String name) {}
}
