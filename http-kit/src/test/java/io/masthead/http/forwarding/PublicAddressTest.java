package io.masthead.http.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

@SuppressWarnings("MethodName")
class PublicAddressTest {

    private static final String PROXY = "10.0.0.1";
    private static final String CLIENT = "198.51.100.7";
    private static final Optional<URI> NONE = Optional.empty();

    @Test
    void is_that_of_host_where_no_proxy_is_in_sight() {
        PublicAddress address = address(request(CLIENT, "localhost:8000"), NONE);

        assertThat(address.absolute("/posts?skip=2")).isEqualTo("http://localhost:8000/posts?skip=2");
        assertThat(address.repeatsHost()).isTrue();
        assertThat(address.reference("/posts/1")).isEqualTo("/posts/1");
    }

    @ParameterizedTest
    @CsvSource({
        "Forwarded, host=evil.example",
        "X-Forwarded-For, 192.0.2.1",
        "X-Forwarded-Host, evil.example",
        "X-Forwarded-Proto, https",
        "X-Forwarded-Prefix, /evil",
        "X-Real-IP, 192.0.2.1",
        "Via, 1.1 proxy"
    })
    void is_unknown_through_a_proxy_that_is_not_trusted(String header, String value) {
        MockHttpServletRequest request = request(CLIENT, "upstream");
        request.addHeader(header, value);

        PublicAddress address = address(request, NONE);

        assertThat(address.absolute("/posts?skip=2")).isEqualTo("posts?skip=2");
        assertThat(address.reference("/posts/1")).isEqualTo("posts/1");
        assertThat(address.repeatsHost()).isFalse();
        assertThat(address.isOwnOrigin("http://evil.example")).isFalse();
    }

    @Test
    void is_unknown_to_http_1_0_and_without_a_valid_host() {
        MockHttpServletRequest old = request(CLIENT, "upstream");
        old.setProtocol("HTTP/1.0");

        assertThat(address(old, NONE).absolute("/posts")).isEqualTo("posts");
        assertThat(address(request(CLIENT, "a/b"), NONE).absolute("/posts")).isEqualTo("posts");
    }

    @ParameterizedTest
    @CsvSource({"/posts, posts/1", "/posts/, ../posts/1", "/users/7/posts, ../../posts/1", "/, posts/1"})
    void relative_references_start_at_the_path_as_it_was_sent(String path, String reference) {
        MockHttpServletRequest request = request(CLIENT, "upstream");
        request.setRequestURI(path);
        request.setProtocol("HTTP/1.0");

        assertThat(address(request, NONE).reference("/posts/1")).isEqualTo(reference);
    }

    @Test
    void is_what_a_trusted_proxy_tells() {
        MockHttpServletRequest request = request(PROXY, "upstream");
        request.addHeader("X-Forwarded-Proto", "https");
        request.addHeader("X-Forwarded-Host", "App.example.com:443");
        request.addHeader("X-Forwarded-Prefix", "/api/");

        PublicAddress address = address(request, NONE);

        assertThat(address.absolute("/posts")).isEqualTo("https://App.example.com:443/api/posts");
        assertThat(address.reference("/posts/1")).isEqualTo("/api/posts/1");
        assertThat(address.repeatsHost()).isFalse();
        assertThat(address.isOwnOrigin("https://app.example.com")).isTrue();
    }

    @Test
    void is_what_a_trusted_proxy_tells_as_in_rfc_7239_or_passes_on() {
        MockHttpServletRequest standard = request(PROXY, "upstream");
        standard.addHeader("Forwarded", "for=192.0.2.1;proto=https;host=\"[2001:db8::1]:8443\"");
        MockHttpServletRequest passedOn = request(PROXY, "app.example.com");
        passedOn.addHeader("X-Forwarded-Proto", "https");

        assertThat(address(standard, NONE).absolute("/posts")).isEqualTo("https://[2001:db8::1]:8443/posts");
        assertThat(address(passedOn, NONE).absolute("/posts")).isEqualTo("https://app.example.com/posts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "//evil.example", "/../x", "/a/./b", "/a?b", "/a%2e", "/a b", "/\"><b"})
    void a_prefix_that_is_none_is_ignored(String prefix) {
        MockHttpServletRequest request = request(PROXY, "app.example.com");
        request.addHeader("X-Forwarded-Prefix", prefix);

        assertThat(address(request, NONE).absolute("/posts")).isEqualTo("http://app.example.com/posts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example/path",
                "a@evil.example",
                "[::::]",
                "[1.2]",
                "[1.2.3.4]",
                "[::00001]",
                "[::1%25eth0]",
                "[::1",
                "a:b"
            })
    void a_host_that_is_none_leaves_the_address_unknown(String host) {
        MockHttpServletRequest request = request(PROXY, "app.example.com");
        request.addHeader("X-Forwarded-Host", host);

        PublicAddress address = address(request, NONE);

        assertThat(address.absolute("/posts")).isEqualTo("posts");
        assertThat(address.reference("/posts/1")).isEqualTo("posts/1");
        assertThat(address.isOwnOrigin("http://" + host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::1]", "[2001:db8::1]:8443", "[::ffff:192.0.2.1]", "a_b:8000", "-.example"})
    void a_host_is_an_address_in_brackets_or_any_name_that_urls_take(String host) {
        MockHttpServletRequest request = request(PROXY, "upstream");
        request.addHeader("X-Forwarded-Host", host);

        PublicAddress address = address(request, NONE);

        assertThat(address.absolute("/posts")).isEqualTo("http://" + host + "/posts");
        assertThat(address.reference("/posts/1")).isEqualTo("/posts/1");
    }

    @Test
    void a_configured_address_wins() {
        MockHttpServletRequest request = request(PROXY, "upstream");
        request.addHeader("X-Forwarded-Host", "app.example.com");
        request.addHeader("X-Forwarded-Prefix", "/other");

        PublicAddress address = address(request, Optional.of(URI.create("https://example.com/api")));

        assertThat(address.absolute("/posts")).isEqualTo("https://example.com/api/posts");
        assertThat(address.reference("/posts/1")).isEqualTo("/api/posts/1");
        assertThat(address.isOwnOrigin("https://example.com")).isTrue();
        assertThat(address.repeatsHost()).isFalse();
    }

    /** Names of Compose and of upstreams of nginx, which {@link URI} does not take for hosts. */
    @ParameterizedTest
    @CsvSource({
        "my_app:8000, http://my_app:8000, true",
        "my_app:8000, http://my_app, false",
        "my_app:80, http://my_app, true",
        "App.example, http://app.example, true",
        "App.example, https://app.example, false",
        "'[2001:db8::80]', 'http://[2001:db8::80]', true",
        "app.example, null, false",
        "app.example, 'https://ÿ:99999/', false"
    })
    void knows_the_origin_of_its_pages_behind_a_trusted_proxy(String host, String origin, boolean isOwn) {
        MockHttpServletRequest request = request(PROXY, "upstream");
        request.addHeader("X-Forwarded-Host", host);

        assertThat(address(request, NONE).isOwnOrigin(origin)).isEqualTo(isOwn);
    }

    @ParameterizedTest
    @CsvSource({
        "http, my_app, 8000, http://my_app:8000, true",
        "http, my_app, 8000, http://my_app, false",
        "http, localhost, 80, http://localhost, true",
        "https, app.example, 443, https://app.example, true",
        "https, app.example, 443, http://app.example, false",
        "http, '[::1]', 8000, 'http://[::1]:8000', true"
    })
    void knows_the_origin_of_its_pages_by_their_host(
            String scheme, String host, int port, String origin, boolean isOwn) {
        MockHttpServletRequest request = request(CLIENT, host + ":" + port);
        request.setScheme(scheme);
        request.setServerName(host);
        request.setServerPort(port);

        assertThat(address(request, NONE).isOwnOrigin(origin)).isEqualTo(isOwn);
    }

    private static MockHttpServletRequest request(String peer, String host) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/posts");
        request.setRemoteAddr(peer);
        request.addHeader("Host", host);
        return request;
    }

    private static PublicAddress address(MockHttpServletRequest request, Optional<URI> configured) {
        return new ClientAddress(request, new TrustedProxies() {
                    @Override
                    public boolean contains(InetAddress address) {
                        return address.getHostAddress().equals(PROXY);
                    }

                    @Override
                    public Optional<URI> publicUrl() {
                        return configured;
                    }
                })
                .publicAddress();
    }
}
