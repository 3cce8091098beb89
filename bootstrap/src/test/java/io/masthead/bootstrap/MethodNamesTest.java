package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class MethodNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"})
    void keeps_the_methods_of_http(String method) {
        assertThat(MethodNames.of(method)).isEqualTo(method);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"get", "PROPFIND", "SESAME"})
    void counts_all_others_as_one(@Nullable String method) {
        assertThat(MethodNames.of(method)).isEqualTo("_OTHER");
    }
}
