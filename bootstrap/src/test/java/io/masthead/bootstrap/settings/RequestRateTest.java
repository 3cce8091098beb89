package io.masthead.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class RequestRateTest {

    @ParameterizedTest
    @CsvSource({
        "100/s, 100, PT1S",
        "100/m, 100, PT1M",
        "1000/h, 1000, PT1H",
        "300/30s, 300, PT30S",
        "20/5m, 20, PT5M",
        "' 20/5M ', 20, PT5M",
        "020/05m, 20, PT5M",
        "1/1s, 1, PT1S",
        "1000000/24h, 1000000, PT24H",
        "1/1440m, 1, PT24H",
        "1/86400s, 1, PT24H"
    })
    void a_rate_is_a_number_of_requests_and_a_time(String text, int requests, Duration period) {
        assertThat(RequestRate.parse(text)).contains(new RequestRate(requests, period));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "OFF", " Off "})
    void a_limit_is_switched_off_by_a_word(String text) {
        assertThat(RequestRate.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100",
                "100/",
                "/s",
                "0/s",
                "-1/s",
                "+1/s",
                "1.5/s",
                "1e3/s",
                "1000001/s",
                "99999999999999999999/s",
                "100/0s",
                "100/25h",
                "100/1441m",
                "100/86401s",
                "100/99999h",
                "100/99999999999999999999s",
                "100/d",
                "100/ms",
                "100/1m30s",
                "100 / s",
                "100/30 s",
                "100/s,20/m",
                "١٠٠/s",
                "false",
                "0",
                "unlimited"
            })
    void what_is_no_rate_is_refused(String text) {
        assertThatExceptionOfType(MalformedValue.class)
                .isThrownBy(() -> RequestRate.parse(text))
                .withMessage("must be off, or a number of requests and a time, such as 100/s, 60/m, 1000/h or 300/30s:"
                        + " 1 to 1000000 requests in 1 second to 24 hours");
    }
}
