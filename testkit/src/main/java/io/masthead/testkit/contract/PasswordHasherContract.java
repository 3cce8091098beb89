package io.masthead.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link PasswordHasher} promises. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class PasswordHasherContract {

    private static final Password PASSWORD = new Password("correct horse battery staple");

    /** For subclasses. */
    protected PasswordHasherContract() {}

    /** {@return the hasher under test} */
    protected abstract PasswordHasher hasher();

    @Test
    void knows_a_password_by_its_hash() {
        PasswordHash hash = hasher().hash(PASSWORD);

        assertThat(hasher().matches(PASSWORD.value(), Optional.of(hash))).isTrue();
    }

    @Test
    void refuses_another_password() {
        PasswordHash hash = hasher().hash(PASSWORD);

        assertThat(hasher().matches("correct horse battery stapl", Optional.of(hash)))
                .isFalse();
        assertThat(hasher().matches("", Optional.of(hash))).isFalse();
        assertThat(hasher().matches("x".repeat(100_000), Optional.of(hash))).isFalse();
    }

    @Test
    void refuses_every_password_where_there_is_no_hash() {
        assertThat(hasher().matches(PASSWORD.value(), Optional.empty())).isFalse();
        assertThat(hasher().matches("", Optional.empty())).isFalse();
    }

    @Test
    void gives_the_same_password_another_hash_each_time() {
        assertThat(hasher().hash(PASSWORD)).isNotEqualTo(hasher().hash(PASSWORD));
    }

    @Test
    void tells_passwords_apart_to_their_last_code_point() {
        String start = "é😀".repeat(63) + "x";
        PasswordHash hash = hasher().hash(new Password(start + "😀"));

        assertThat(hasher().matches(start + "😀", Optional.of(hash))).isTrue();
        assertThat(hasher().matches(start + "😁", Optional.of(hash))).isFalse();
    }
}
