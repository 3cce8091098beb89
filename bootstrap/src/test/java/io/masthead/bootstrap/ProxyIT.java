package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service behind a real nginx: at the root, under a prefix, with forwarding headers and without, compressing. */
@EnabledIf("isNginxInstalled")
@SuppressWarnings({"MethodName", "NullAway.Init"})
class ProxyIT {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");
    private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"([^\"#]+)\"");

    @TempDir
    private static Path directory;

    private static RunningService service;
    private static Nginx nginx;
    private static Http http;
    private static Http author;
    private static String origin;

    static boolean isNginxInstalled() {
        return Nginx.program().isPresent();
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        service = RunningService.start(
                Map.of("TRUSTED_PROXIES", "127.0.0.1", "ALLOWED_ORIGINS", "https://elsewhere.example"));
        author = service.http().newcomer("author@proxy.test");
        author.post("/posts", "{\"title\":\"First\"}");
        author.post("/posts", "{\"title\":\"Second\"}");
        nginx = Nginx.start(directory, service.http().address().replace("localhost", "127.0.0.1"));
        http = Http.undescribed("http://" + nginx.address());
        origin = "http://" + nginx.address();
    }

    @AfterAll
    static void stop() throws IOException {
        nginx.close();
        service.close();
    }

    @Test
    void links_at_the_root_have_the_scheme_and_the_host_of_the_client() {
        Http.Response page = http.get("/posts?limit=1");

        assertThat(next(page)).startsWith("https://" + nginx.address() + "/posts?limit=1&after=");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void links_under_a_prefix_lead_on_under_it() {
        Http.Response page = http.get("/api/posts?limit=1");

        assertThat(next(page)).startsWith(origin + "/api/posts?limit=1&after=");
        assertThat(http.get(next(page).substring(origin.length()))
                        .json()
                        .get(0)
                        .get("title")
                        .asString())
                .isEqualTo("First");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bare", "/stranger"})
    void links_through_a_proxy_that_tells_nothing_or_is_not_trusted_are_relative(String prefix) {
        Http.Response page = http.get(prefix + "/posts?limit=1");

        assertThat(next(page)).startsWith("posts?limit=1&after=");
        assertThat(page.header("Link")).doesNotContain("evil", "masthead_api");
        assertThat(http.get(resolved(prefix + "/posts", next(page)))
                        .json()
                        .get(0)
                        .get("title")
                        .asString())
                .isEqualTo("First");
    }

    @ParameterizedTest
    @CsvSource({", /users", "/api, /users", "/api, /users/", "/bare, /users", "/bare, /users/", "/stranger, /users"})
    void the_address_of_what_was_made_is_under_the_prefix(String prefix, String path) {
        String target = (prefix == null ? "" : prefix) + path;
        String email = target.replace('/', '.') + "@proxy.test";

        Http.Response made = http.post(target, "{\"name\":\"A\",\"email\":\"a%s\",\"age\":1}".formatted(email));

        assertThat(made.status()).isEqualTo(201);
        Http.Response found = http.get(resolved(target, made.header("Location")));
        assertThat(found.json().get("email").asString()).isEqualTo("a" + email);
    }

    @ParameterizedTest
    @CsvSource({
        "/bare, /docs",
        "/bare, /docs/",
        "/bare, /redoc",
        "/bare, /problems",
        "/bare, /problems/not-found",
        "/bare, /problems/not-found/",
        "/api, /docs",
        "/bare, /",
        "/api, /"
    })
    void pages_load_and_link_what_is_under_the_prefix(String prefix, String path) {
        Http.Response page = http.send("GET", prefix + path, BodyPublishers.noBody(), "Accept", "text/html");

        assertThat(page.header("Content-Type")).startsWith("text/html");
        List<String> links = LOADED.matcher(page.body())
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("data:"))
                .toList();
        assertThat(links).isNotEmpty().allSatisfy(link -> {
            String target = resolved(prefix + path, link);
            assertThat(target).startsWith(prefix + "/");
            assertThat(http.get(target).status()).isEqualTo(200);
        });
    }

    @Test
    void the_description_names_addresses_under_the_prefix() {
        var description = http.get("/bare/openapi.json").json();

        String server = description
                .at("/servers")
                .valueStream()
                .toList()
                .getLast()
                .get("url")
                .asString();
        String token = description
                .at("/components/securitySchemes/OAuth2PasswordBearer/flows/password/tokenUrl")
                .asString();
        assertThat(resolved("/bare/openapi.json", server)).isEqualTo("/bare/");
        assertThat(resolved("/bare/openapi.json", token)).isEqualTo("/bare/token");
    }

    @Test
    void pages_of_the_service_may_call_it_whatever_host_the_proxy_sends() {
        assertThat(register("/api", origin)).isEqualTo(201);
        assertThat(register("", "https://" + nginx.address())).isEqualTo(201);
        assertThat(register("/api", "https://elsewhere.example")).isEqualTo(201);
        assertThat(register("/api", "https://evil.example")).isEqualTo(403);
        assertThat(register("/stranger", "http://evil.example")).isEqualTo(403);
    }

    @Test
    void a_tag_that_the_proxy_made_weak_is_good_for_reading_and_named_in_writing() {
        Http.Response read = http.send("GET", "/zip/posts/1", BodyPublishers.noBody(), "Accept-Encoding", "gzip");
        String tag = read.header("ETag");

        Http.Response again = http.send("GET", "/zip/posts/1", BodyPublishers.noBody(), "If-None-Match", tag);
        Http.Response written = Http.undescribed(origin)
                .withToken(author.token())
                .send(
                        "PATCH",
                        "/zip/posts/1",
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        "application/json",
                        "If-Match",
                        tag);

        assertThat(read.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(tag).isEqualTo("W/\"0\"");
        assertThat(again.status()).isEqualTo(304);
        assertThat(written.status()).isEqualTo(412);
        assertThat(written.json().get("detail").asString()).contains("W/", "proxy");
    }

    private static int register(String prefix, String page) {
        return http.send(
                        "POST",
                        prefix + "/users",
                        BodyPublishers.ofString("{\"name\":\"A\",\"email\":\"%s@proxy.test\",\"age\":1}"
                                .formatted(Integer.toHexString((prefix + page).hashCode()))),
                        "Content-Type",
                        "application/json",
                        "Origin",
                        page)
                .status();
    }

    private static String next(Http.Response page) {
        Matcher link = NEXT.matcher(page.header("Link"));
        assertThat(link.find()).as(page.header("Link")).isTrue();
        return link.group(1);
    }

    /** Resolves a reference as a client does (RFC 3986 §5). */
    private static String resolved(String target, String reference) {
        String base = "http://" + nginx.address();
        return URI.create(base + target).resolve(reference).toString().substring(base.length());
    }
}
