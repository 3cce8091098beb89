package io.masthead.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslVerifyMode;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class RedisConnectionsTest {

    @Test
    void a_host_is_enough() {
        RedisURI address = address("redis://cache.example.com");

        assertThat(address.getHost()).isEqualTo("cache.example.com");
        assertThat(address.getPort()).isEqualTo(6379);
        assertThat(address.getDatabase()).isZero();
        assertThat(address.isSsl()).isFalse();
    }

    @Test
    void reads_user_password_port_and_database() {
        RedisURI address = address("redis://masthead:p%40ss%3Aw%2Frd%25@[::1]:6380/12");

        RedisCredentials credentials = Objects.requireNonNull(
                address.getCredentialsProvider().resolveCredentials().block());
        assertThat(address.getHost()).isEqualTo("[::1]");
        assertThat(address.getPort()).isEqualTo(6380);
        assertThat(address.getDatabase()).isEqualTo(12);
        assertThat(credentials.getUsername()).isEqualTo("masthead");
        assertThat(credentials.getPassword()).containsExactly("p@ss:w/rd%".toCharArray());
    }

    /** Names of Compose, which {@link URI} does not take for hosts. */
    @Test
    void a_host_may_have_underscores() {
        RedisURI address = address("redis://master_one:p_w@my_redis-a:6380/2");

        RedisCredentials credentials = Objects.requireNonNull(
                address.getCredentialsProvider().resolveCredentials().block());
        assertThat(address.getHost()).isEqualTo("my_redis-a");
        assertThat(address.getPort()).isEqualTo(6380);
        assertThat(address.getDatabase()).isEqualTo(2);
        assertThat(credentials.getUsername()).isEqualTo("master_one");
        assertThat(credentials.getPassword()).containsExactly("p_w".toCharArray());
        assertThat(address("redis://my_redis").getPort()).isEqualTo(6379);
    }

    @Test
    void rediss_is_tls_with_a_certificate_that_is_checked() {
        RedisURI address = address("REDISS://:secret@cache.example.com:6380/0");

        assertThat(address.isSsl()).isTrue();
        assertThat(address.getVerifyMode()).isEqualTo(SslVerifyMode.FULL);
    }

    private static RedisURI address(String url) {
        return RedisConnections.address(URI.create(url));
    }
}
