package io.masthead.http.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class WideningLimitTest {

    private final RequestLimit limit = new WideningLimit(new Counter(3), List.of(new Counter(12), new Counter(48)));

    @Test
    void a_site_of_ipv6_has_sixteen_quotas_however_many_networks_it_uses() {
        long admitted = IntStream.range(0, 65_536)
                .filter(network -> admits("address:2001:db8:1:" + Integer.toHexString(network) + "::/64"))
                .count();

        assertThat(admitted).isEqualTo(48);
        assertThat(admits("address:2001:db8:2:1::/64")).isTrue();
    }

    @Test
    void a_household_has_four() {
        long admitted = IntStream.range(0, 256)
                .filter(network -> admits("address:2001:db8:1:" + Integer.toHexString(network) + "::/64"))
                .count();

        assertThat(admitted).isEqualTo(12);
        assertThat(admits("address:2001:db8:1:100::/64")).isTrue();
    }

    @Test
    void what_one_network_is_refused_does_not_count_for_the_others() {
        IntStream.range(0, 100).forEach(request -> admits("address:2001:db8:1:1::/64"));

        assertThat(limit.count("address:2001:db8:1:2::/64").remaining()).isEqualTo(2);
    }

    @Test
    void everyone_else_has_the_own_quota_alone() {
        for (String caller : List.of("user:7", "address:192.0.2.1", "address:unknown")) {
            assertThat(IntStream.range(0, 100).filter(request -> admits(caller)))
                    .hasSize(3);
        }
    }

    private boolean admits(String caller) {
        return limit.count(caller).admitted();
    }

    /** Counts without an end of the period. */
    private static final class Counter implements RequestLimit {

        private final Map<String, Integer> counts = new HashMap<>();
        private final int requests;

        private Counter(int requests) {
            this.requests = requests;
        }

        @Override
        public Quota quota() {
            return new Quota(requests, Duration.ofHours(1));
        }

        @Override
        public Count count(String caller) {
            int used = counts.merge(caller, 1, Integer::sum);
            return new Count(used <= requests, Math.max(0, requests - used), Duration.ofHours(1));
        }
    }
}
