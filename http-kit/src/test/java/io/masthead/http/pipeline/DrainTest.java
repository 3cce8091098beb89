package io.masthead.http.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.connection.Drain;
import io.masthead.http.problem.ProblemTexts;
import io.masthead.http.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** When it is decided whether a response closes its connection. */
@SuppressWarnings("MethodName")
class DrainTest {

    private final Drain drain = new Drain();

    @Test
    void a_connection_stays_open_without_a_drain() throws Exception {
        MockHttpServletResponse response =
                call((request, written) -> written.getOutputStream().write(1));

        assertThat(response.containsHeader("Connection")).isFalse();
    }

    @Test
    void a_request_that_began_before_the_drain_closes_its_connection() throws Exception {
        MockHttpServletResponse empty = call((request, written) -> drain.begin());

        assertThat(empty.getHeader("Connection")).isEqualTo("close");
    }

    @Test
    void so_does_one_whose_body_is_larger_than_the_buffer() throws Exception {
        MockHttpServletResponse large = call((request, written) -> {
            drain.begin();
            written.getOutputStream().write(new byte[2 * written.getBufferSize()]);
            assertThat(written.isCommitted()).isTrue();
        });

        assertThat(large.getHeader("Connection")).isEqualTo("close");
    }

    @Test
    void so_does_one_that_is_flushed_or_written_as_text() throws Exception {
        MockHttpServletResponse text = call((request, written) -> {
            drain.begin();
            written.getWriter().write("text");
            written.flushBuffer();
        });

        assertThat(text.getHeader("Connection")).isEqualTo("close");
    }

    @Test
    void a_connection_that_becomes_a_websocket_says_so_in_the_drain_too() throws Exception {
        MockHttpServletResponse upgrade = call((request, written) -> {
            drain.begin();
            HttpServletResponse response = (HttpServletResponse) written;
            response.setStatus(101);
            response.setHeader("Connection", "Upgrade");
        });

        assertThat(upgrade.getHeader("Connection")).isEqualTo("Upgrade");
    }

    private MockHttpServletResponse call(FilterChain chain) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/actuator/health");
        MockHttpServletResponse response = new MockHttpServletResponse();
        RequestPipeline.forManagement(new ProblemWriter(new JsonMapper(), new ProblemTexts(List.of())), drain)
                .doFilter(request, response, chain);
        return response;
    }
}
