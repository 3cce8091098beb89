package io.masthead.http.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

@SuppressWarnings("MethodName")
class ClientAddressTest {

    private static final String PROXY = "10.0.0.1";
    private static final Set<String> TRUSTED = Set.of(PROXY, "10.0.0.2", "2001:db8:0:0:0:0:0:53");

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0:0:0:0:0:0:0:1, ::1",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "0:0:0:0:0:ffff:c000:201, 192.0.2.1",
        "fe80:0:0:0:0:0:0:1%eth0, fe80::1"
    })
    void is_the_peer_s_in_one_form(String peer, String address) {
        assertThat(behind(from(peer)).getRemoteAddr()).isEqualTo(address);
        assertThat(behind(from(peer)).getRemoteHost()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-For, 198.51.100.7", "Forwarded, for=198.51.100.7"})
    void is_nobody_s_invention(String header, String value) {
        MockHttpServletRequest stranger = from("192.0.2.1");
        stranger.addHeader(header, value);

        assertThat(behind(stranger).getRemoteAddr()).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7 | 198.51.100.7",
                "203.0.113.9, 198.51.100.7 | 198.51.100.7",
                "198.51.100.7, 10.0.0.2 | 198.51.100.7",
                "203.0.113.9, 198.51.100.7 ,10.0.0.2, 10.0.0.1 | 198.51.100.7",
                "198.51.100.7:4711 | 198.51.100.7",
                "2001:db8::7 | 2001:db8::7",
                "[2001:DB8::7] | 2001:db8::7",
                "[2001:db8::7]:4711 | 2001:db8::7",
                "::ffff:198.51.100.7 | 198.51.100.7",
                "198.51.100.7, 2001:db8::53 | 198.51.100.7",
                ",198.51.100.7, | 198.51.100.7"
            })
    void is_the_last_before_the_trusted_ones_in_x_forwarded_for(String value, String address) {
        assertThat(addressOf("X-Forwarded-For", value)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=198.51.100.7 | 198.51.100.7",
                "For=198.51.100.7;proto=https;by=10.0.0.1 | 198.51.100.7",
                "proto=https; for=\"198.51.100.7:4711\" | 198.51.100.7",
                "for=\"198.51.100.7:_port\" | 198.51.100.7",
                "for=\"[2001:db8::7]\" | 2001:db8::7",
                "for=\"[2001:db8::7]:4711\" | 2001:db8::7",
                "for=203.0.113.9, for=198.51.100.7 | 198.51.100.7",
                "for=_secret, for=198.51.100.7 | 198.51.100.7",
                "for=198.51.100.7, for=10.0.0.2;by=10.0.0.1 | 198.51.100.7",
                "for=198.51.100.7, for=\"[2001:db8::53]\" | 198.51.100.7",
                "for=\", for=198.51.100.7 | 198.51.100.7",
                "for=\", for=\"[2001:db8::7]\" | 2001:db8::7",
                "for=203.0.113.9;x=\", for=198.51.100.7 | 198.51.100.7"
            })
    void is_the_last_before_the_trusted_ones_in_forwarded(String value, String address) {
        assertThat(addressOf("Forwarded", value)).isEqualTo(address);
    }

    @Test
    void is_read_from_several_lines_as_from_one() {
        MockHttpServletRequest request = from(PROXY);
        request.addHeader("X-Forwarded-For", "203.0.113.9, 198.51.100.7");
        request.addHeader("X-Forwarded-For", "10.0.0.2");

        assertThat(behind(request).getRemoteAddr()).isEqualTo("198.51.100.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "_hidden",
                "example.com",
                "localhost",
                "127.1",
                "3232235521",
                "0x7f.0.0.1",
                "010.0.0.9",
                "256.0.0.1",
                "1.2.3.4.5",
                "198.51.100.7:x",
                "198.51.100.7:123456",
                "[198.51.100.7]",
                "2001:db8::7:99999",
                "[2001:db8::7",
                "2001:db8::7%eth0",
                "1::2::3",
                "<script>",
                "١.٢.٣.٤",
                "198.51.100.7 198.51.100.8"
            })
    void what_is_no_address_ends_the_reading(String node) {
        assertThat(addressOf("X-Forwarded-For", "203.0.113.9, " + node)).isEqualTo(PROXY);
        assertThat(addressOf("X-Forwarded-For", "203.0.113.9, " + node + ", 10.0.0.2"))
                .isEqualTo("10.0.0.2");
        assertThat(addressOf("Forwarded", "for=203.0.113.9, for=\"" + node + "\""))
                .isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.7",
                "for",
                "for=",
                "for=198.51.100.7;for=198.51.100.8",
                "for=198.51.100.7;by",
                "for=198.51.100.7 proto=https",
                "for=[2001:db8::7]",
                "for=\"2001:db8::7\"",
                "for=\"198.51.100.7",
                "for=\"198.51\\.100.7\"",
                "by=198.51.100.7",
                "host=\"a, for=198.51.100.7\"",
                "host=\"a, for=198.51.100.7;b=\\\"\""
            })
    void what_is_no_element_of_forwarded_ends_the_reading(String element) {
        assertThat(addressOf("Forwarded", "for=203.0.113.9, " + element)).isEqualTo(PROXY);
    }

    @Test
    void is_the_farthest_proxy_s_where_it_calls_itself() {
        assertThat(addressOf("X-Forwarded-For", "10.0.0.2")).isEqualTo("10.0.0.2");
        assertThat(addressOf("X-Forwarded-For", " , ")).isEqualTo(PROXY);
        assertThat(behind(from(PROXY)).getRemoteAddr()).isEqualTo(PROXY);
    }

    @Test
    void neither_header_counts_where_they_do_not_agree() {
        MockHttpServletRequest agreed = from(PROXY);
        agreed.addHeader("Forwarded", "for=\"[2001:db8::7]:4711\"");
        agreed.addHeader("X-Forwarded-For", "203.0.113.9, 2001:DB8:0::7");
        MockHttpServletRequest invented = from(PROXY);
        invented.addHeader("Forwarded", "for=203.0.113.9");
        invented.addHeader("X-Forwarded-For", "198.51.100.7");

        assertThat(behind(agreed).getRemoteAddr()).isEqualTo("2001:db8::7");
        assertThat(behind(invented).getRemoteAddr()).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8:1:2:ffff:ffff:ffff:ffff, 2001:db8:1:2::/64",
        "2001:db8:1:3::1, 2001:db8:1:3::/64",
        "2001:db8::1, 2001:db8::/64",
        "::1, ::/64",
        "::ffff:192.0.2.1, 192.0.2.1",
        "nonsense, unknown"
    })
    void one_customer_has_one_ipv4_address_or_a_64th_of_ipv6(String peer, String network) {
        assertThat(client(from(peer)).network()).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
        "2001:db8:1:ffff::1, 2001:db8:1::/48",
        "2001:db8:2::1, 2001:db8:2::/48",
        "fedc:ba98:7654:3210::1, fedc:ba98:7654::/48",
        "nonsense, unknown"
    })
    void one_site_has_one_ipv4_address_or_a_48th_of_ipv6(String peer, String site) {
        assertThat(client(from(peer)).site()).isEqualTo(site);
    }

    @Test
    void a_64th_of_ipv6_is_in_two_wider_networks() {
        assertThat(ClientAddress.widerThan("2001:db8:1:2f3::/64"))
                .containsExactly("2001:db8:1:200::/56", "2001:db8:1::/48");
        assertThat(ClientAddress.widerThan("::/64")).containsExactly("::/56", "::/48");
        assertThat(ClientAddress.widerThan("192.0.2.1")).isEmpty();
        assertThat(ClientAddress.widerThan("unknown")).isEmpty();
    }

    @Test
    void long_headers_take_no_longer_than_they_are() {
        assertThat(addressOf("Forwarded", "for=\"" + "\\a,\"".repeat(100_000))).isEqualTo(PROXY);
        assertThat(addressOf("X-Forwarded-For", "10.0.0.2,".repeat(100_000))).isEqualTo("10.0.0.2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Proto | https       | https",
                "X-Forwarded-Proto | http, HTTPS | https",
                "X-Forwarded-Proto | https, http | http",
                "X-Forwarded-Proto | ws          | http",
                "Forwarded | for=198.51.100.7;proto=https | https",
                "Forwarded | proto=https, for=10.0.0.2    | http",
                "Forwarded | proto=https;proto=https      | http"
            })
    void the_scheme_is_that_by_which_the_trusted_proxy_was_called(String header, String value, String scheme) {
        MockHttpServletRequest proxied = from(PROXY);
        proxied.addHeader(header, value);
        MockHttpServletRequest stranger = from("192.0.2.1");
        stranger.addHeader(header, value);

        HttpServletRequest seen = behind(proxied);

        assertThat(seen.getScheme()).isEqualTo(scheme);
        assertThat(seen.isSecure()).isEqualTo(scheme.equals("https"));
        assertThat(seen.getServerPort()).isEqualTo(scheme.equals("https") ? 443 : 80);
        assertThat(behind(stranger).getScheme()).isEqualTo("http");
    }

    @Test
    void the_scheme_does_not_count_where_proxies_disagree_nor_the_port_where_the_caller_names_one() {
        MockHttpServletRequest disagreeing = from(PROXY);
        disagreeing.addHeader("Forwarded", "proto=https");
        disagreeing.addHeader("X-Forwarded-Proto", "http");
        MockHttpServletRequest named = from(PROXY);
        named.addHeader("X-Forwarded-Proto", "https");
        named.setServerPort(8443);

        assertThat(behind(disagreeing).isSecure()).isFalse();
        assertThat(behind(named).getServerPort()).isEqualTo(8443);
    }

    private static String addressOf(String header, String value) {
        MockHttpServletRequest request = from(PROXY);
        request.addHeader(header, value);
        return behind(request).getRemoteAddr();
    }

    private static MockHttpServletRequest from(String peer) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/users");
        request.setRemoteAddr(peer);
        return request;
    }

    private static HttpServletRequest behind(MockHttpServletRequest request) {
        return new ForwardedRequest(request, client(request));
    }

    private static ClientAddress client(MockHttpServletRequest request) {
        return new ClientAddress(request, address -> TRUSTED.contains(address.getHostAddress()));
    }
}
