package io.masthead.http.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.problem.ProblemTexts;
import io.masthead.http.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.MappingMatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletMapping;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** What passes the handlers of Spring MVC by, and what does not come back to them. */
@SuppressWarnings("MethodName") // tests are named by behaviour
class RequestDispatchTest {

    private final ProblemWriter problems = new ProblemWriter(new JsonMapper(), new ProblemTexts(List.of()));
    private final AccessRule access = new AccessRule(problems);
    private final RequestPipeline pipeline =
            new RequestPipeline(List.of(), List.of(new RequestPipeline.HandlerStage("access", access::admits)));
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/foreign");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void a_servlet_beside_the_dispatcher_asks_for_a_token() throws Exception {
        MockFilterChain chain = new MockFilterChain();
        request.setHttpServletMapping(mappingTo("foreignServlet"));

        pipeline.doFilter(request, response, chain);

        assertThat(chain.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
    }

    @Test
    void the_dispatcher_decides_at_the_handler() throws Exception {
        MockFilterChain chain = new MockFilterChain();
        request.setHttpServletMapping(mappingTo("dispatcherServlet"));

        pipeline.doFilter(request, response, chain);

        assertThat(chain.getRequest()).isNotNull();
        assertThat(pipeline.preHandle(request, response, new Object())).isFalse();
    }

    @Test
    void no_response_is_written_after_the_request_has_ended() {
        FilterRegistrationBean<RequestPipeline> registration = PipelineConfiguration.requestPipelineFilter(pipeline);

        assertThat(registration.isAsyncSupported()).isFalse();
        assertThat(registration.determineDispatcherTypes()).containsExactly(DispatcherType.REQUEST);
    }

    private static MockHttpServletMapping mappingTo(String servlet) {
        return new MockHttpServletMapping("foreign", "/foreign", servlet, MappingMatch.EXACT);
    }
}
