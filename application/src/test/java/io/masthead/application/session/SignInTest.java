package io.masthead.application.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.application.session.SignIn.Credentials;
import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.InvalidCredentials;
import io.masthead.domain.user.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("MethodName")
class SignInTest {

    private final Host host = new Host();
    private final SignIn signIn = host.useCases.sessions().signIn();

    @Test
    void gives_a_token_for_the_right_password_and_the_address_in_any_case() {
        User alice = host.register("alice@example.com", "correct horse");

        AccessToken token = signIn.signIn(new Credentials("ALICE@example.com", "correct horse"));

        assertThat(token.value()).startsWith("user-" + alice.id().value() + "-");
        assertThat(token).asString().doesNotContain(token.value());
    }

    @ParameterizedTest
    @CsvSource({
        "alice@example.com, wrong horse",
        "nobody@example.com, correct horse",
        "silent@example.com, correct horse",
        "silent@example.com, ''",
        "no address, correct horse",
        "'', ''"
    })
    void refuses_everything_else_in_one_way(String email, String password) {
        host.register("alice@example.com", "correct horse");
        host.register("silent@example.com");

        assertThatThrownBy(() -> signIn.signIn(new Credentials(email, password)))
                .isInstanceOf(InvalidCredentials.class)
                .hasMessage("InvalidCredentials");
    }
}
