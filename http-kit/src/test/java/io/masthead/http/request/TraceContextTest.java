package io.masthead.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

@SuppressWarnings("MethodName")
class TraceContextTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String VALID = "00-" + TRACE + "-" + SPAN + "-01";

    @Test
    void reads_the_span_of_a_caller() {
        assertThat(TraceContext.of(request(VALID))).contains(new TraceContext(TRACE, SPAN, 1));
        assertThat(TraceContext.of(request())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-" + TRACE + "-" + SPAN,
                "00-" + TRACE + "-" + SPAN + "-1",
                VALID + "-",
                VALID + "-more",
                VALID + " ",
                " " + VALID,
                "ff-" + TRACE + "-" + SPAN + "-01",
                "0-" + TRACE + "-" + SPAN + "-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00-" + TRACE + "-00F067AA0BA902B7-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-" + TRACE + "g-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-0x",
                "00_" + TRACE + "-" + SPAN + "-01",
                "cc-" + TRACE + "-" + SPAN + "-01.more",
                VALID + ", " + VALID
            })
    void ignores_what_is_invalid(String header) {
        assertThat(TraceContext.of(request(header))).isEmpty();
    }

    @Test
    void ignores_two_headers() {
        assertThat(TraceContext.of(request(VALID, VALID))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-" + TRACE + "-" + SPAN + "-01", "cc-" + TRACE + "-" + SPAN + "-01-what-comes-later"})
    void reads_the_beginning_of_a_later_version(String header) {
        assertThat(TraceContext.of(request(header))).contains(new TraceContext(TRACE, SPAN, 1));
    }

    @ParameterizedTest
    @CsvSource({"00, 00", "01, 01", "03, 03", "ff, 03", "fc, 00"})
    void passes_on_the_flags_that_have_a_meaning(String sent, String passedOn) {
        Optional<TraceContext> caller = TraceContext.of(request("00-" + TRACE + "-" + SPAN + "-" + sent));

        assertThat(caller.map(TraceContext::next).map(TraceContext::header))
                .hasValueSatisfying(header -> assertThat(header).endsWith("-" + passedOn));
    }

    @Test
    void another_span_has_an_id_of_its_own_in_the_same_trace() {
        TraceContext caller = new TraceContext(TRACE, SPAN, 1);

        TraceContext next = caller.next();

        assertThat(next.traceId()).isEqualTo(TRACE);
        assertThat(next.spanId()).isNotEqualTo(SPAN).matches("[0-9a-f]{16}");
        assertThat(TraceContext.parse(next.header())).contains(next);
    }

    private static MockHttpServletRequest request(String... headers) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        for (String header : headers) {
            request.addHeader(TraceContext.HEADER, header);
        }
        return request;
    }
}
