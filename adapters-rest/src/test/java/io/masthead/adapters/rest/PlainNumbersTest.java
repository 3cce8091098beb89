package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.user.VisibleUser;
import io.masthead.domain.Page;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RestSlice
@SuppressWarnings("MethodName")
class PlainNumbersTest {

    private final Api api;
    private final Stubs stubs;

    PlainNumbersTest(Api api, Stubs stubs) {
        this.api = api;
        this.stubs = stubs;
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "007, 7",
        "0000000000000000000000000000000000000007, 7",
        "999999999999999999, 999999999999999999",
        "1000000000000000000, 1000000000000000000",
        "9223372036854775807, 9223372036854775807",
        "00009223372036854775807, 9223372036854775807",
        // A number beyond the range of ids counts as the greatest id, which no entity has.
        "9223372036854775808, 9223372036854775807",
        "99999999999999999999, 9223372036854775807",
        "1000000000000000000000000000000000000000, 9223372036854775807"
    })
    void reads_decimal_digits_however_many(String digits, long value) {
        List<UserId> passed = new ArrayList<>();
        stubs.findUser = query -> {
            passed.add(query.id());
            return new VisibleUser(Users.alice(query.id()), true);
        };

        api.get("/users/" + digits);

        assertThat(passed).containsExactly(new UserId(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "000", "-00000000000000000000", "-1", "-9223372036854775808", "-99999999999999999999"
            })
    void refuses_numbers_that_are_not_positive(String digits) {
        Api.Response response = api.get("/users/" + digits);

        assertThat(response.violations()).containsExactly("user_id greater_than_equal");
        assertThat(response.json().get("errors").get(0).get("limit").asLong()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1",
                "%2B1",
                "--1",
                "-",
                "1-",
                "1.0",
                "1e1",
                "1_000",
                "0x1",
                "1L",
                "%201",
                "1%20",
                "NaN",
                "%D9%A1", // an Arabic-Indic digit
                "%EF%BC%91", // a full-width digit
                "99999999999999999999x"
            })
    void refuses_everything_but_decimal_digits(String text) {
        assertThat(api.get("/users/" + text).violations()).containsExactly("user_id int_parsing");
        assertThat(api.get("/users?skip=" + text).violations()).containsExactly("skip int_parsing");
    }

    @Test
    void reads_the_same_digits_in_a_query() {
        List<Integer> passed = new ArrayList<>();
        stubs.listUsers = query -> {
            passed.add(query.page().skip());
            return new Page<>(List.of(), Optional.empty(), Optional.empty());
        };

        api.get("/users?skip=007");
        api.get("/users?skip=-0");
        api.get("/users?skip=00000000000000000000000042");
        api.get("/users?skip=2147483647");

        assertThat(passed).containsExactly(7, 0, 42, Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"-0, 0", "0, 0", "150, 150"})
    void reads_every_whole_number_of_json(String age, int years) {
        List<Integer> passed = new ArrayList<>();
        stubs.registerUser = registration -> {
            passed.add(registration.age().years());
            return Stubs.registered(Users.alice(new UserId(7)));
        };

        api.post("/users", "{\"name\": \"Alice\", \"email\": \"alice@example.com\", \"age\": " + age + "}");

        assertThat(passed).containsExactly(years);
    }
}
