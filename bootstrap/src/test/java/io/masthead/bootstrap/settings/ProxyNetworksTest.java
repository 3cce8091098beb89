package io.masthead.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class ProxyNetworksTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.1/8, 10.9.9.9, true",
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "127.0.0.0/31, 127.0.0.1, true",
        "128.0.0.0/1, 255.255.255.255, true",
        "128.0.0.0/1, 127.255.255.255, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:DB8::1/33, 2001:db8:7fff::, true",
        "2001:db8::1/33, 2001:db8:8000::, false",
        "::1, ::1, true",
        "::1/128, ::2, false",
        "::1, 127.0.0.1, false",
        "127.0.0.1, ::1, false",
        "::/1, 10.0.0.1, false",
        "0.0.0.0/1, ::1, false"
    })
    void a_range_contains_what_begins_like_it(String range, String address, boolean contained) {
        assertThat(contains(range, address)).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "::ffff:10.0.0.0/104, 11.0.0.0, false",
        "::ffff:10.0.0.1, 10.0.0.1, true",
        "::ffff:10.0.0.1, 10.0.0.2, false",
        "::ffff:a00:1/128, 10.0.0.1, true"
    })
    void an_ipv4_address_within_ipv6_is_an_ipv4_address(String range, String address, boolean contained) {
        assertThat(contains(range, address)).isEqualTo(contained);
    }

    @Test
    void the_form_that_a_socket_gives_an_address_makes_no_difference() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 10, 0, 0, 1};
        byte[] linkLocal = {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

        assertThat(ProxyNetworks.parse("10.0.0.0/8").contains(Inet6Address.getByAddress("proxy", mapped, 0)))
                .isTrue();
        assertThat(ProxyNetworks.parse("fe80::/10").contains(Inet6Address.getByAddress("proxy", linkLocal, 3)))
                .isTrue();
    }

    @Test
    void ranges_are_listed_with_commas() {
        ProxyNetworks proxies = ProxyNetworks.parse(" 10.0.0.0/8 , ::1,10.0.0.0/8 ");

        assertThat(proxies).isEqualTo(ProxyNetworks.parse("10.0.0.0/8,::1"));
        assertThat(proxies.ranges()).hasSize(2);
        assertThat(proxies.contains(InetAddress.ofLiteral("10.0.0.1"))).isTrue();
        assertThat(proxies.contains(InetAddress.ofLiteral("::1"))).isTrue();
        assertThat(proxies.contains(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
    }

    @Test
    void none_contains_nothing() {
        assertThat(ProxyNetworks.NONE.contains(InetAddress.ofLiteral("127.0.0.1")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "::/0",
                "10.0.0.0/0",
                "10.0.0.0/00",
                "2001:db8::/0",
                "::ffff:0.0.0.0/96",
                "::ffff:10.0.0.0/96",
                "::ffff:10.0.0.0/95",
                "::ffff:10.0.0.0/8",
                "::ffff:0:0/0",
                "127.0.0.1,::/0"
            })
    void every_address_at_once_is_refused(String text) {
        assertThatExceptionOfType(MalformedValue.class)
                .isThrownBy(() -> ProxyNetworks.parse(text))
                .withMessageStartingWith("must not contain every address, as 0.0.0.0/0 and ::/0 do");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "proxy.example.com",
                "cafe",
                "*",
                "10",
                "10/8",
                "10.1",
                "10.0.0",
                "10.0.0.256",
                "010.0.0.1",
                "10.0.0.0.0",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0 /8",
                "10.0.0.1-10.0.0.9",
                "10.0.0.1:80",
                "10.0.0.1 10.0.0.2",
                "10.0.0.1,",
                ",",
                "::/129",
                "::/1000",
                "::ffff:10.0.0.0/129",
                ":",
                ":::",
                "1:2",
                "2001:db8::1::1",
                "[::1]",
                "fe80::1%eth0",
                "fe80::1%1",
                "::12345",
                "١٠.0.0.1"
            })
    void what_is_no_address_is_refused_without_asking_a_name_service(String text) {
        assertThatExceptionOfType(MalformedValue.class)
                .isThrownBy(() -> ProxyNetworks.parse(text))
                .withMessage("must be IP addresses and ranges of them, separated by commas, such as"
                        + " 10.0.0.0/8, 192.0.2.7, 2001:db8::/32 or ::1, and no host names");
    }

    private static boolean contains(String range, String address) {
        return ProxyNetworks.parse(range).contains(InetAddress.ofLiteral(address));
    }
}
