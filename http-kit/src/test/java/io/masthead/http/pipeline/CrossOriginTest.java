package io.masthead.http.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.problem.ProblemTexts;
import io.masthead.http.problem.ProblemWriter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("MethodName")
class CrossOriginTest {

    private static final String OURS = "https://app.example.com";

    private static final CrossOriginSettings EXACT =
            new CrossOriginSettings(List.of(OURS, "http://localhost:3000"), false);
    private static final CrossOriginSettings ANY = new CrossOriginSettings(List.of(), true);
    private static final CrossOriginSettings NONE = new CrossOriginSettings(List.of(), false);

    @Test
    void stands_aside_where_no_origin_is_allowed() throws Exception {
        MockHttpServletResponse response = call(NONE, "GET", OURS);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
        assertThat(response.getHeaders("Vary")).doesNotContain("Origin");
    }

    @Test
    void refuses_websockets_to_pages_of_other_origins_in_any_case() throws Exception {
        assertThat(handshake(NONE, OURS).getStatus()).isEqualTo(403);
        assertThat(handshake(EXACT, "https://other.example.com").getStatus()).isEqualTo(403);
        assertThat(handshake(EXACT, "null").getStatus()).isEqualTo(403);
    }

    @Test
    void lets_the_own_pages_and_those_of_allowed_origins_open_websockets() throws Exception {
        assertThat(handshake(NONE, "http://localhost").getStatus()).isEqualTo(200);
        assertThat(handshake(EXACT, OURS).getStatus()).isEqualTo(200);
        assertThat(handshake(ANY, "https://other.example.com").getStatus()).isEqualTo(200);
    }

    @Test
    void lets_pages_of_an_allowed_origin_call_with_credentials() throws Exception {
        MockHttpServletResponse response = call(EXACT, "GET", OURS);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(OURS);
        assertThat(response.getHeader("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(response.getHeader("Access-Control-Expose-Headers"))
                .contains(
                        "Location",
                        "ETag",
                        "Link",
                        "Retry-After",
                        "X-Total-Count",
                        "X-Total-Count-Relation",
                        "X-Request-Id",
                        "Idempotency-Replayed")
                .contains("RateLimit-Policy, RateLimit");
        assertThat(response.getHeaders("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com",
                "http://app.example.com",
                "https://app.example.com:8443",
                "https://app.example.com.evil.com",
                "null",
                "https://ÿ:99999/"
            })
    void refuses_pages_of_other_origins_with_a_problem(String origin) throws Exception {
        for (String method : List.of("GET", "POST")) {
            MockHttpServletResponse response = call(EXACT, method, origin);

            assertThat(response.getStatus()).isEqualTo(403);
            assertThat(response.getContentType()).isEqualTo("application/problem+json");
            assertThat(new JsonMapper()
                            .readTree(response.getContentAsString())
                            .get("type")
                            .asString())
                    .isEqualTo("/problems/origin-not-allowed");
            assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
        }
    }

    @Test
    void refuses_with_the_headers_of_every_answer() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();

        filter(EXACT).doFilter(request("GET", "https://evil.example.com"), response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeaders("Vary")).contains("Authorization", "Origin");
    }

    @Test
    void refuses_in_the_language_of_the_caller() throws Exception {
        MockHttpServletRequest request = request("GET", "https://evil.example.com");
        request.addHeader("Accept-Language", "de");
        MockHttpServletResponse response = new MockHttpServletResponse();

        filter(EXACT).doFilter(request, response, new MockFilterChain());

        assertThat(new JsonMapper()
                        .readTree(response.getContentAsString())
                        .get("title")
                        .asString())
                .isEqualTo("Herkunft nicht zugelassen");
    }

    @Test
    void lets_pages_of_any_origin_call_without_credentials_if_so_set() throws Exception {
        MockHttpServletResponse response = call(ANY, "GET", "https://anywhere.example.com");

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(response.getHeader("Access-Control-Allow-Credentials")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
    void answers_when_a_browser_asks_before_it_calls(String method) throws Exception {
        MockHttpServletRequest asking = request("OPTIONS", OURS);
        asking.addHeader("Access-Control-Request-Method", method);
        asking.addHeader("Access-Control-Request-Headers", "authorization, content-type, if-match");
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();

        filter(EXACT).doFilter(asking, response, chain);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Access-Control-Allow-Methods")).contains(method);
        assertThat(response.getHeader("Access-Control-Allow-Headers")).contains("authorization", "if-match");
        assertThat(response.getHeader("Access-Control-Max-Age")).isEqualTo("7200");
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void lets_through_what_no_page_sends() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();

        filter(EXACT).doFilter(new MockHttpServletRequest("GET", "/users"), response, chain);

        assertThat(chain.getRequest()).isNotNull();
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isNull();
    }

    private static MockHttpServletResponse call(CrossOriginSettings settings, String method, String origin)
            throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        filter(settings).doFilter(request(method, origin), response, chain);
        assertThat(chain.getRequest() != null).isEqualTo(response.getStatus() == 200);
        return response;
    }

    private static MockHttpServletResponse handshake(CrossOriginSettings settings, String origin)
            throws ServletException, IOException {
        MockHttpServletRequest request = request("GET", origin);
        request.setProtocol("HTTP/1.1");
        request.addHeader("Connection", "Upgrade");
        request.addHeader("Upgrade", "websocket");
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter(settings).doFilter(request, response, new MockFilterChain());
        return response;
    }

    private static MockHttpServletRequest request(String method, String origin) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/users");
        request.addHeader("Origin", origin);
        return request;
    }

    private static RequestPipeline filter(CrossOriginSettings settings) {
        ProblemWriter problems = new ProblemWriter(new JsonMapper(), new ProblemTexts(List.of()));
        CrossOrigin crossOrigin = new CrossOrigin(settings, PipelineConfiguration.EXPOSED_HEADERS, problems);
        return new RequestPipeline(List.of(new RequestPipeline.Stage("cross-origin", crossOrigin::admits)), List.of());
    }
}
