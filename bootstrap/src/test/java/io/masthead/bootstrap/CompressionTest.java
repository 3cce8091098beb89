package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses in the coding that the client asks for, each with an entity tag of its own. */
@SharedService
@SuppressWarnings("MethodName")
class CompressionTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String LONG = "The same words again. ".repeat(500);

    private final Http http;

    CompressionTest(RunningService service) {
        this.http = service.http();
    }

    @Test
    void a_long_response_is_compressed_on_request_and_its_tag_serves_both_ways() throws Exception {
        Http author = http.newcomer("long@compression.test");
        String post = author.post("/posts", "{\"title\":\"Long\",\"body\":\"" + LONG + "\"}")
                .header("Location");

        HttpResponse<byte[]> plain = get(post);
        HttpResponse<byte[]> compressed = get(post, "Accept-Encoding", "gzip, br");

        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(plain, "ETag")).isEqualTo("\"0\"");
        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(compressed, "ETag")).isEqualTo("\"0.gzip\"");
        assertThat(compressed.body().length).isLessThan(plain.body().length / 10);
        assertThat(decoded(compressed)).isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
        assertThat(plain.headers().allValues("Vary").toString()).containsIgnoringCase("Accept-Encoding");
        assertThat(compressed.headers().allValues("Vary").toString()).containsIgnoringCase("Accept-Encoding");
        HttpResponse<byte[]> again = get(post, "Accept-Encoding", "gzip", "If-None-Match", "\"7\", \"0.gzip\"");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(header(again, "ETag")).isEqualTo("\"0.gzip\"");
        assertThat(get(post, "If-None-Match", "\"0\"").statusCode()).isEqualTo(304);
        assertThat(edit(author, post, "\"0.gzip\"")).isEqualTo(200);
        assertThat(edit(author, post, "\"0.gzip\"")).isEqualTo(412);
    }

    @Test
    void a_short_response_is_as_it_was() throws Exception {
        HttpResponse<byte[]> response = get("/livez", "Accept-Encoding", "gzip");

        assertThat(header(response, "Content-Encoding")).isEmpty();
        assertThat(header(response, "Content-Length")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/", "/problems"})
    void descriptions_and_pages_are_compressed(String path) throws Exception {
        HttpResponse<byte[]> compressed = get(path, "Accept-Encoding", "gzip");

        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(decoded(compressed)).isEqualTo(new String(get(path).body(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "/docs/assets/swagger-ui-bundle.js, 500000",
        "/redoc/assets/redoc.standalone.js, 400000",
        "/assets/home.js, 10000"
    })
    void files_are_compressed_once_with_a_tag_of_each_coding(String path, int most) throws Exception {
        HttpResponse<byte[]> plain = get(path, "Accept-Encoding", "gzip;q=0");
        HttpResponse<byte[]> compressed = get(path, "Accept-Encoding", "br, gzip;q=0.5");
        String tag = header(compressed, "ETag");

        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(compressed, "Content-Length")).isEqualTo(Integer.toString(compressed.body().length));
        assertThat(compressed.body().length).isLessThan(most);
        assertThat(decoded(compressed)).isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
        assertThat(tag).startsWith("\"").isNotEqualTo(header(plain, "ETag"));
        assertThat(plain.headers().allValues("Vary")).contains("Authorization", "Accept-Encoding");
        assertThat(compressed.headers().allValues("Vary")).contains("Authorization", "Accept-Encoding");
        assertThat(get(path, "Accept-Encoding", "gzip", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(get(path, "If-None-Match", header(plain, "ETag")).statusCode())
                .isEqualTo(304);
    }

    private int edit(Http author, String post, String tag) {
        return author.send(
                        "PATCH",
                        post,
                        HttpRequest.BodyPublishers.ofString("{\"title\":\"Longer\"}"),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        tag)
                .status();
    }

    private HttpResponse<byte[]> get(String target, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + http.address() + target));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String decoded(HttpResponse<byte[]> response) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
