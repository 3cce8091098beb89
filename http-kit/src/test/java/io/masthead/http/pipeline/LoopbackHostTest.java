package io.masthead.http.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.connection.Drain;
import io.masthead.http.problem.ProblemTexts;
import io.masthead.http.problem.ProblemWriter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("MethodName")
class LoopbackHostTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost", "a.localhost", "127.0.0.1", "127.0.0.2", "[::1]", "::1"})
    void admits_names_of_this_machine(String host) throws Exception {
        assertThat(call("127.0.0.1", host).getStatus()).isEqualTo(200);
        assertThat(call("0:0:0:0:0:0:0:1", host).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "localhost.example",
                "notlocalhost",
                "127.0.0.1.example",
                "192.0.2.1",
                "[2001:db8::1]",
                "0.0.0.0",
                "[::]"
            })
    void refuses_those_of_others(String host) throws Exception {
        MockHttpServletResponse refused = call("127.0.0.1", host);

        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString())
                .contains("names of this machine")
                .doesNotContain(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics.example", "192.0.2.1", "localhost"})
    void any_name_will_do_on_an_address_that_other_machines_reach(String host) throws Exception {
        assertThat(call("192.0.2.1", host).getStatus()).isEqualTo(200);
    }

    private static MockHttpServletResponse call(String localAddress, String host) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/actuator/health");
        request.setLocalAddr(localAddress);
        request.setServerName(host);
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        RequestPipeline.forManagement(new ProblemWriter(new JsonMapper(), new ProblemTexts(List.of())), new Drain())
                .doFilter(request, response, chain);
        assertThat(chain.getRequest() != null).isEqualTo(response.getStatus() == 200);
        return response;
    }
}
