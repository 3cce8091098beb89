package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Requests that try to forge lines of the log. */
@Isolated("its output is read")
@SharedService
@ResourceLock(Resources.SYSTEM_OUT)
@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("MethodName")
class LogForgeryTest {

    private static final String FORGED = "2026-11-24T10:00:00.000Z ERROR [-] Forged: line";

    private final Http http;

    LogForgeryTest(RunningService service) {
        http = service.http();
    }

    @Test
    void no_header_and_no_address_gets_a_line_of_its_own(CapturedOutput output) throws IOException {
        for (String evil :
                new String[] {"\r", "\n", "\r\n ", "\u001B[2J", "\u0085", "\u2028", "\u009B2J", "\u0000", "\u202E"}) {
            send("GET /users HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: a" + evil + FORGED);
            send("GET /users HTTP/1.1\r\nHost: x\r\nConnection: close\r\nUser-Agent: a" + evil + FORGED);
            send("GET /users/" + evil + FORGED.replace(' ', '+') + " HTTP/1.1\r\nHost: x\r\nConnection: close");
        }
        send("GET /users/%0A" + FORGED.replace(' ', '+') + " HTTP/1.1\r\nHost: x\r\nConnection: close");

        assertThat(output.getAll()).doesNotContain("Forged");
    }

    @Test
    void no_name_and_no_title_gets_a_line_of_its_own(CapturedOutput output) {
        String evil = "\\r\\n\\u0085\\u2028\\u001b[2J" + FORGED;
        Http author = http.newcomer("forger@log.test");
        http.post("/users", "{\"name\":\"%s\",\"email\":\"forged@log.test\",\"age\":1}".formatted(evil));
        author.post("/posts", "{\"title\":\"%s\",\"body\":\"%s\"}".formatted(evil, evil));

        assertThat(output.getAll().lines()).isNotEmpty().noneMatch(line -> line.startsWith(FORGED));
        assertThat(output.getAll()).doesNotContain("\u001B", "\u0085", "\u2028", "\r");
    }

    /** Sends header values as UTF-8, and waits for any response. */
    private void send(String head) throws IOException {
        String[] address = http.address().split(":", -1);
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
        }
    }
}
