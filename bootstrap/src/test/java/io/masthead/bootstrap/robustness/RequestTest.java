package io.masthead.bootstrap.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A request that is printed as a command can be repeated by it. Needs bash and curl. */
@SuppressWarnings("MethodName")
class RequestTest {

    private static final String ALL_OCTETS = IntStream.range(0, 256)
            .mapToObj(octet -> String.valueOf((char) octet))
            .collect(Collectors.joining());

    @Test
    void curl_sends_the_same_bytes() throws Exception {
        String printable = ALL_OCTETS.substring(33, 127) + ALL_OCTETS.substring(161);
        Request request = new Request(
                "PATCH",
                "/a/../b;c?d='%zz&e=" + printable,
                List.of(
                        new Header("X-Odd", "$TOKEN `id` \\ '\" " + printable),
                        new Header("X-Empty", ""),
                        new Header("Expect", "100-continue")),
                Optional.of("@" + ALL_OCTETS + "%s%".repeat(200_000) + ALL_OCTETS.repeat(2) + "\0".repeat(300) + "\n"));

        assertThat(sentBy(request)).isEqualTo(headAndBody(request));
    }

    @Test
    void curl_adds_nothing() throws Exception {
        Request request = new Request("DELETE", "/", List.of(), Optional.empty());

        assertThat(sentBy(request)).isEqualTo(headAndBody(request));
    }

    @Test
    void a_token_is_not_shown() {
        Request request = new Request("GET", "/", List.of(), Optional.empty()).withToken("eyJ.secret.secret");

        assertThat(request.curl("http://localhost")).contains("$TOKEN").doesNotContain("secret");
    }

    private static String sentBy(Request request) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> sent = CompletableFuture.supplyAsync(() -> received(server));
            String command = request.curl("http://localhost:" + server.getLocalPort());
            Process bash = new ProcessBuilder("bash")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var input = bash.outputWriter(StandardCharsets.UTF_8)) {
                input.write(command);
            }
            assertThat(bash.waitFor()).as(command).isZero();
            return sent.join();
        }
    }

    /** Sorts header lines, whose order has no meaning here. */
    private static String headAndBody(Request request) {
        String octets = new String(request.octets("localhost"), StandardCharsets.ISO_8859_1);
        return inOrder(octets);
    }

    private static String inOrder(String octets) {
        int end = octets.indexOf("\r\n\r\n");
        return octets.substring(0, end)
                        .lines()
                        .filter(line -> !line.startsWith("Host: ") && !line.startsWith("Connection: "))
                        .map(String::strip)
                        .sorted()
                        .collect(Collectors.joining("\n"))
                + octets.substring(end);
    }

    private static String received(ServerSocket server) {
        try (Socket socket = server.accept()) {
            InputStream input = socket.getInputStream();
            StringBuilder octets = new StringBuilder();
            while (octets.indexOf("\r\n\r\n") < 0) {
                octets.append((char) input.read());
            }
            int length = octets.toString()
                    .lines()
                    .filter(line -> line.startsWith("Content-Length: "))
                    .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length())))
                    .findFirst()
                    .orElse(0);
            socket.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            octets.append(new String(input.readNBytes(length), StandardCharsets.ISO_8859_1));
            socket.getOutputStream()
                    .write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return inOrder(octets.toString());
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
