package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no well-behaved client sends. */
@ExtendWith(RunningService.Shared.class)
@SuppressWarnings("MethodName")
class RawRequestTest {

    private final String[] address;

    RawRequestTest(RunningService service) {
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
                "GET /users HTTP/9.9\r\nHost: x\r\n\r\n",
                "CONNECT /users HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /users HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: foo\r\n\r\n",
                "POST /users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void what_is_broken_is_the_callers_mistake_and_a_problem(String request) throws IOException {
        String answer = answerTo(request);

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(answer)
                .contains("Content-Type: application/problem+json", "X-Request-Id: ", "/problems/bad-request");
    }

    @Test
    void trace_is_refused_and_not_echoed() throws IOException {
        String answer = answerTo("TRACE /users HTTP/1.1\r\nHost: x\r\nX-Secret: hush\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD, OPTIONS, POST");
        assertThat(answer).doesNotContain("hush");
    }

    private String answerTo(String request) throws IOException {
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
