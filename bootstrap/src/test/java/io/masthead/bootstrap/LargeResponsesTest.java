package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.masthead.domain.post.Body;
import io.masthead.domain.post.PostRepository;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.AdmissionLimits;
import io.masthead.http.admission.BytesInFlight;
import io.masthead.http.admission.WorkClass;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the service keeps in memory for clients that read slowly, or nothing. */
@SharedService
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("MethodName")
class LargeResponsesTest {

    /** Six bytes in JSON. */
    private static final String LONGEST = "\\u0001".repeat(Body.MAX_LENGTH);

    private static final int MEBIBYTE = 1024 * 1024;

    /** So many of them exceed every buffer between service and client. */
    private static final String DESCRIPTIONS = "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n".repeat(60);

    private final Http http;
    private final BytesInFlight bytes;
    private final Admission admission;
    private final int reads;

    LargeResponsesTest(RunningService service) {
        http = service.http();
        bytes = service.bean(BytesInFlight.class);
        admission = service.bean(Admission.class);
        reads = Objects.requireNonNull(
                service.bean(AdmissionLimits.class).permits().get(WorkClass.READ));
    }

    @Test
    void a_page_is_no_larger_whatever_characters_its_posts_have() {
        Http author = http.newcomer("control@large.test");
        String posts = drafts(author, 8);

        Http.Response list = author.get(posts);
        Http.Response profile = author.get(published(author) + "?include=posts");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body().length())
                .isBetween((int) PostRepository.MAX_PAGE_BYTES, (int) PostRepository.MAX_PAGE_BYTES + MEBIBYTE);
        assertThat(list.json()).hasSize(4);
        assertThat(list.header("Link")).contains("rel=\"next\"");
        assertThat(profile.body().length())
                .isBetween((int) PostRepository.MAX_PAGE_BYTES, (int) PostRepository.MAX_PAGE_BYTES + MEBIBYTE);
    }

    @Test
    void a_response_that_its_client_has_no_memory_left_for_is_refused() {
        Http author = http.newcomer("memory@large.test");
        String posts = drafts(author, 2);
        List<Runnable> reserved = new ArrayList<>();
        for (String local : List.of("127.0.0.1", "::/64")) {
            for (Optional<Runnable> part = reserve(local); part.isPresent(); part = reserve(local)) {
                reserved.add(part.get());
            }
        }

        Http.Response refused = author.get(posts);
        Http.Response small = author.get(posts + "&fields=id");
        reserved.forEach(Runnable::run);
        Http.Response list = author.get(posts);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("unavailable");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(small.status()).isEqualTo(200);
        assertThat(list.status()).isEqualTo(200);
        await().until(() -> bytes.reserved() == 0);
    }

    @Test
    void clients_that_read_nothing_of_the_description_hold_no_permit() throws IOException {
        Http reader = http.newcomer("reader@large.test");
        String self = "/users/" + reader.get("/users/me").id();
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < reads + 2; i++) {
                sockets.add(asking(DESCRIPTIONS));
            }
            for (Socket socket : sockets) {
                assertThat(socket.getInputStream().read()).isEqualTo('H');
            }

            assertThat(reader.get(self).status()).isEqualTo(200);
            await().until(() -> Objects.requireNonNull(admission.usage().get(WorkClass.READ))
                            .atWork()
                    == 0);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private Optional<Runnable> reserve(String client) {
        return bytes.reserve(client, MEBIBYTE);
    }

    /** {@return the list of new drafts, each as large as a post can be, which nobody else sees} */
    private static String drafts(Http author, int number) {
        for (int i = 0; i < number; i++) {
            write(author, "draft");
        }
        return "/users/" + author.get("/users/me").id() + "/posts?status=draft";
    }

    private static String published(Http author) {
        for (int i = 0; i < 5; i++) {
            write(author, "published");
        }
        return "/users/" + author.get("/users/me").id();
    }

    private static void write(Http author, String status) {
        Http.Response response = author.post(
                "/posts", "{\"title\":\"Large\",\"body\":\"" + LONGEST + "\",\"status\":\"" + status + "\"}");
        assertThat(response.status()).isEqualTo(201);
    }

    private Socket asking(String requests) throws IOException {
        URI service = URI.create("http://" + http.address());
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
