package io.masthead.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Contract of {@link PasswordHasher}. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class PasswordHasherContract {

    private static final Password PASSWORD = new Password("correct horse battery staple");

    /** For subclasses. */
    protected PasswordHasherContract() {}

    /** {@return the hasher under test} */
    protected abstract PasswordHasher hasher();

    /**
     * {@return a hash that the hasher accepts, but that is weaker than a new one}
     *
     * @param password the password, of any length
     */
    protected abstract PasswordHash outdated(String password);

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

    @Test
    void knows_a_password_however_it_was_typed() {
        PasswordHash ligature = hasher().hash(new Password("\uFB01nd the key"));
        PasswordHash composed = hasher().hash(new Password("caf\u00E9 au lait"));

        assertThat(hasher().matches("find the key", Optional.of(ligature))).isTrue();
        assertThat(hasher().matches("\uFB01nd the key", Optional.of(ligature))).isTrue();
        assertThat(hasher().matches("cafe\u0301 au lait", Optional.of(composed)))
                .isTrue();
        assertThat(hasher().matches("cafe au lait", Optional.of(composed))).isFalse();
    }

    @Test
    void refuses_whatever_no_password_can_be() {
        String longest = "x".repeat(Password.MAX_LENGTH);
        PasswordHash hash = hasher().hash(new Password(longest));

        assertThat(hasher().matches(longest, Optional.of(hash))).isTrue();
        assertThat(hasher().matches(longest + "x", Optional.of(hash))).isFalse();
        assertThat(hasher().matches("\uFDFA".repeat(8), Optional.of(hash))).isFalse();
        assertThat(hasher().matches("\0", Optional.of(hash))).isFalse();
        assertThat(hasher().matches("\ud800", Optional.of(hash))).isFalse();
    }

    @Test
    void knows_a_password_by_the_hash_of_yesterday() {
        assertThat(hasher().matches("staple", Optional.of(outdated("staple")))).isTrue();
        assertThat(hasher().matches("stapler", Optional.of(outdated("staple")))).isFalse();
    }

    @Test
    void upgrades_a_hash_that_is_weaker_than_today() {
        PasswordHash outdated = outdated(PASSWORD.value());

        PasswordHash upgraded = hasher().upgrade(PASSWORD.value(), outdated).orElseThrow();

        assertThat(upgraded).isNotEqualTo(outdated);
        assertThat(hasher().matches(PASSWORD.value(), Optional.of(upgraded))).isTrue();
        assertThat(hasher().upgrade(PASSWORD.value(), upgraded)).isEmpty();
    }

    @Test
    void upgrades_passwords_that_are_too_short_today() {
        PasswordHash upgraded = hasher().upgrade("short", outdated("short")).orElseThrow();

        assertThat(hasher().matches("short", Optional.of(upgraded))).isTrue();
    }

    @Test
    void leaves_the_hash_of_today_alone() {
        assertThat(hasher().upgrade(PASSWORD.value(), hasher().hash(PASSWORD))).isEmpty();
    }
}
