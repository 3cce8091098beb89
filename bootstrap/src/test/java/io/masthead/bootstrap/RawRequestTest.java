package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.ReadinessState;

/** Requests that no well-behaved client sends. */
@SharedService
@SuppressWarnings("MethodName")
class RawRequestTest {

    private static final String EXPECTING_REGISTRATION = String.join(
            "\r\n",
            "POST /users HTTP/1.1",
            "Host: x",
            "Content-Type: application/json",
            "Expect: 100-continue",
            "Content-Length: 10",
            "",
            "");

    private final RunningService service;
    private final String[] address;

    RawRequestTest(RunningService service) {
        this.service = service;
        address = service.http().address().split(":", -1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /users[ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /users?limit=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /users HTTP/1.1\r\nHost: x y\r\n\r\n",
                "GET /users HTTP/1.1\r\n\r\n",
                "GET /users// HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /users/1// HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /users HTTP/9.9\r\nHost: x\r\n\r\n",
                "CONNECT /users HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /users HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: foo\r\n\r\n",
                "POST /users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void what_is_broken_is_the_callers_mistake_and_a_problem(String request) throws IOException {
        String response = answerTo(request);

        assertThat(response).startsWith("HTTP/1.1 400 ");
        assertThat(response)
                .contains("Content-Type: application/problem+json", "X-Request-Id: ", "/problems/bad-request");
        assertSaysWhatEveryAnswerSays(response);
    }

    @ParameterizedTest
    @MethodSource
    void what_is_too_much_is_named(String request, int status, String problem) throws IOException {
        String response = answerTo(request);

        assertThat(response).startsWith("HTTP/1.1 " + status + " ");
        assertThat(response)
                .contains(
                        "Content-Type: application/problem+json",
                        "Connection: close",
                        "\"status\":" + status,
                        "/problems/" + problem);
        assertSaysWhatEveryAnswerSays(response);
    }

    static Stream<Arguments> what_is_too_much_is_named() {
        String users = "GET /users HTTP/1.1\r\nHost: x\r\n";
        return Stream.of(
                Arguments.of("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414, "uri-too-long"),
                Arguments.of(users + "X-A: " + "a".repeat(9_000) + "\r\n\r\n", 431, "headers-too-large"),
                Arguments.of(users + "X-A: a\r\n".repeat(101) + "\r\n", 431, "headers-too-large"),
                Arguments.of(users + "Expect: tea\r\n\r\n", 417, "expectation-failed"));
    }

    /** Compose and upstreams of nginx have names with underscores, which RFC 3986 §3.2.2 allows. */
    @ParameterizedTest
    @ValueSource(strings = {"masthead_api", "_masthead:8000", "a_b.c_d:1", "x"})
    void a_host_may_have_underscores(String host) throws IOException {
        assertThat(answerTo("GET /users HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: x y\r\n", "Host: a_b:port\r\n", "Host: a_/b\r\n", "Host: [::1\r\n", ""})
    void a_host_that_is_none_is_named(String header) throws IOException {
        String response = answerTo("GET /users HTTP/1.1\r\n" + header + "\r\n");

        assertThat(response).startsWith("HTTP/1.1 400 ").contains("The header Host must be");
    }

    /** The query percent-encode set of WHATWG URL leaves them as they are. */
    @Test
    void a_query_may_have_what_browsers_send_raw() throws IOException {
        String response =
                answerTo("GET /posts?q=a|b^c`d{e}[f]\\g&limit=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/posts?q=caf\u00E9", "/posts/caf\u00E9", "/posts?q=<b>", "/posts[1]"})
    void an_address_that_must_be_percent_encoded_is_told_so(String target) throws IOException {
        String response = answerTo("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 400 ").contains("percent-encoded");
    }

    /** RFC 9110 §10.1.1: the final status at once, instead of a body for nothing. */
    @ParameterizedTest
    @CsvSource({"/users, 1048577, 413", "/posts, 10, 401", "/nowhere, 10, 404", "/posts/import, 10, 401"})
    void a_client_that_waits_to_send_its_body_is_refused_before_it(String target, int length, int status)
            throws IOException {
        String response = answerTo("POST " + target + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Expect: 100-continue\r\nContent-Length: " + length + "\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 " + status + " ");
    }

    /** What the head of a request decides, the body cannot change. */
    @ParameterizedTest
    @CsvSource({
        "POST, /posts, Content-Type: text/plain",
        "POST, /posts, X-Nothing: said",
        "POST, /posts, 'Content-Type: application/json|Content-Encoding: gzip'",
        "PATCH, /users/me, Content-Type: text/plain",
        "POST, /posts/import, Content-Type: application/json",
        "POST, /users, Content-Type: text/plain",
        "POST, /token, Content-Type: application/json",
        "POST, /token, 'Content-Type: application/x-www-form-urlencoded|Content-Encoding: gzip'",
        "POST, /token/revoke, Content-Type: application/json",
        "POST, /token/cookie, Content-Type: application/json"
    })
    void a_body_that_is_not_read_is_refused_before_it(String method, String target, String header) throws IOException {
        Http caller = new Http("http://" + String.join(":", address));
        String token = caller.newcomer("expecting." + (target + header).hashCode() + "@raw.test")
                .token();

        String response = answerTo(method + " " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                + "\r\n" + header.replace("|", "\r\n")
                + "\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 415 ");
    }

    @Test
    void a_registration_is_refused_before_its_body_where_registration_is_closed() throws IOException {
        try (RunningService closed = RunningService.start(Map.of("REGISTRATION", "closed"))) {
            String response =
                    answerTo(EXPECTING_REGISTRATION, closed.http().address().split(":", -1));

            assertThat(response).startsWith("HTTP/1.1 403 ").contains("/problems/registration-closed");
        }
    }

    @Test
    void the_caller_finds_its_request_id_again_however_broken_the_request_is() throws IOException {
        String response = answerTo("GET /users HTTP/9.9\r\nHost: x\r\nX-Request-Id: broken-1\r\n\r\n");

        assertThat(response).contains("X-Request-Id: broken-1\r\n", "\"/requests/broken-1\"");
    }

    @Test
    void the_caller_is_told_in_its_language_however_broken_the_request_is() throws IOException {
        String response = answerTo("GET /users HTTP/9.9\r\nHost: x\r\nAccept-Language: de\r\n\r\n");

        assertThat(response).contains("Content-Language: de\r\n", "Fehlerhafte Anfrage");
    }

    @Test
    void a_caller_of_many_languages_is_understood() throws IOException {
        String response = answerTo("GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Language: "
                + "tlh,".repeat(1_500) + "de\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 404 ").contains("Content-Language: de\r\n");
    }

    @Test
    void options_of_the_whole_server_are_answered_like_everything_else() throws IOException {
        String response =
                answerTo("OPTIONS * HTTP/1.1\r\nHost: x\r\nX-Request-Id: asterisk\r\nConnection: close\r\n\r\n");

        assertThat(response)
                .startsWith("HTTP/1.1 200 ")
                .contains("X-Request-Id: asterisk\r\n", "Allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n");
        assertSaysWhatEveryAnswerSays(response);
    }

    @Test
    void the_server_does_not_say_what_it_is() throws IOException {
        String response = answerTo("GET /users HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 200 ");
        assertSaysWhatEveryAnswerSays(response);
    }

    @Test
    void trace_is_refused_and_not_echoed() throws IOException {
        String response = answerTo("TRACE /users HTTP/1.1\r\nHost: x\r\nX-Secret: hush\r\nConnection: close\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD, OPTIONS, POST");
        assertThat(response).doesNotContain("hush");
    }

    @Test
    void a_connection_serves_any_number_of_requests_with_responses_that_name_their_length() throws IOException {
        String request = "GET /users?limit=5 HTTP/1.1\r\nHost: x\r\n\r\n";
        String last = "GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        String responses = answerTo(request.repeat(150) + last);

        assertThat(responses.split("HTTP/1.1 200 ", -1)).hasSize(1 + 150 + 1);
        assertThat(responses.split("\r\nContent-Length: [0-9]+\r\n", -1)).hasSize(1 + 150 + 1);
        assertThat(responses).doesNotContain("Transfer-Encoding");
    }

    @Test
    void a_connection_serves_further_requests_after_a_refusal_for_the_moment() throws IOException {
        String request = "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n";
        String head = "HEAD /readyz HTTP/1.1\r\nHost: x\r\n\r\n";
        String withBody = "GET /readyz HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";
        String last = "GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        service.publish(ReadinessState.REFUSING_TRAFFIC);
        String responses;
        try {
            responses = answerTo(request + head + withBody + request + last);
        } finally {
            service.publish(ReadinessState.ACCEPTING_TRAFFIC);
        }

        assertThat(responses.split("HTTP/1.1 503 ", -1)).hasSize(1 + 5);
        assertThat(responses.split("Retry-After: 1\r\n", -1)).hasSize(1 + 5);
        assertThat(responses.split("Content-Length: ", -1)).hasSize(1 + 5);
        assertThat(responses.split("Connection: close", -1)).as("of the last").hasSize(1 + 1);
    }

    @ParameterizedTest
    @CsvSource({"POST /posts, 401", "GET /users?limit=1, 200"})
    void a_connection_serves_further_requests_after_a_body_that_was_not_read(String operation, int status)
            throws IOException {
        String request =
                operation + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        String last = "GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        String responses = answerTo(request.repeat(20) + last);

        assertThat(responses.split("HTTP/1.1 ", -1)).hasSize(1 + 20 + 1);
        assertThat(responses).startsWith("HTTP/1.1 " + status + " ");
        assertThat(responses).endsWith("{\"status\":\"UP\"}");
    }

    /** Spring Security's firewall refuses some bytes only when they are read: after the response has begun. */
    @Test
    void guesses_count_whatever_device_they_come_from() throws IOException {
        Http http = new Http("http://" + String.join(":", address));
        http.newcomer("odd-device@raw.test");

        for (int i = 0; i < 10; i++) {
            assertThat(answerTo(signIn("odd-device@raw.test", "wrong+horse", "User-Agent: \u0085\r\n")))
                    .contains("invalid_grant");
        }

        assertThat(answerTo(signIn("odd-device@raw.test", "correct+horse", ""))).contains("invalid_grant");
    }

    private static String signIn(String email, String password, String header) {
        String form = "username=" + email + "&password=" + password;
        return "POST /token HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                + form;
    }

    private static void assertSaysWhatEveryAnswerSays(String response) {
        assertThat(response)
                .containsOnlyOnce("X-Request-Id: ")
                .containsOnlyOnce("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n")
                .containsOnlyOnce("X-Content-Type-Options: nosniff\r\n")
                .containsOnlyOnce("Referrer-Policy: no-referrer\r\n")
                .containsOnlyOnce("Cross-Origin-Resource-Policy: same-origin\r\n")
                .containsOnlyOnce("Cache-Control: ")
                .containsPattern("\r\nCache-Control: (?:private, )?no-(?:cache|store)\r\n")
                .containsPattern("\r\nVary: (?i:Authorization)[,\r]");
        assertThat(response).doesNotContainIgnoringCase("Server:", "X-Powered-By:", "Tomcat");
    }

    private String answerTo(String request) throws IOException {
        return answerTo(request, address);
    }

    private static String answerTo(String request, String... address) throws IOException {
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
