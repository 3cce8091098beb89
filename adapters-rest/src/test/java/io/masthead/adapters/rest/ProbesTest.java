package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RestSlice
@SuppressWarnings("MethodName")
class ProbesTest {

    private final Api api;
    private final Stubs stubs;

    ProbesTest(Api api, Stubs stubs) {
        this.api = api;
        this.stubs = stubs;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/readyz/"})
    void anyone_hears_that_all_is_well_and_no_more(String probe) {
        Api.Response response = api.get(probe);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(api.send("HEAD", probe, new byte[0]).status()).isEqualTo(200);
        assertThat(api.post(probe, "{}").problem()).isEqualTo("method-not-allowed");
    }

    @Test
    void a_service_that_is_not_ready_lives_all_the_same() {
        stubs.ready = false;

        Api.Response response = api.get("/readyz");

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.problem()).isEqualTo("unavailable");
        assertThat(response.header("Retry-After")).isEqualTo("1");
        assertThat(api.get("/livez").status()).isEqualTo(200);
    }

    @Test
    void a_service_that_no_longer_works_says_so() {
        stubs.live = false;

        assertThat(api.get("/livez").status()).isEqualTo(503);
    }
}
