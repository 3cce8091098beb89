package io.masthead.application.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.session.InvalidCredentials;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionEvent.SignedIn;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.testkit.Users;
import io.masthead.testkit.memory.ReversiblePasswordHasher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class SignInTest {

    private static final String EMAIL = "alice@example.com";
    private static final String PASSWORD = "correct horse";

    private final Host host = new Host();

    @Test
    void begins_a_session_for_the_right_password_and_the_address_in_any_case() {
        User alice = host.register(EMAIL, PASSWORD);

        TokenPair pair = host.signIn("ALICE@example.com", PASSWORD);

        assertThat(pair.access().value()).startsWith("user-" + alice.id().value() + "-");
        assertThat(host.storage.sessions().list(alice.id())).singleElement().satisfies(session -> {
            assertThat(session.state().device()).isEqualTo(Host.ORIGIN.device());
            assertThat(session.state().createdAt()).isEqualTo(host.clock.instant());
        });
        assertThat(host.events()).contains(new SignedIn(alice.id(), new SessionId(1), host.clock.instant()));
        assertThat(pair)
                .asString()
                .doesNotContain(pair.access().value(), pair.refresh().value());
    }

    @Test
    void begins_a_session_for_an_address_that_is_refused_by_now() {
        User alice = host.register(EMAIL, PASSWORD);
        EmailAddress stored = EmailAddress.restore("alice\u200d@example.com");
        host.storage.users().save(alice.edit(UserChanges.NONE.withEmail(stored), host.clock.instant()));

        assertThat(host.signIn("Alice\u200d@example.com", PASSWORD)).isNotNull();
        assertThatThrownBy(() -> host.signIn(EMAIL, PASSWORD)).isInstanceOf(InvalidCredentials.class);
    }

    @Test
    void records_who_signed_in_from_where() {
        User alice = host.register(EMAIL, PASSWORD);

        host.signIn(EMAIL, PASSWORD);

        assertThat(host.storage.audit().list(Optional.empty(), 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.record())
                        .isEqualTo(new AuditRecord(
                                host.clock.instant(),
                                AuditAction.SIGNED_IN,
                                Optional.of(alice.id()),
                                Optional.of(alice.id()),
                                Host.ORIGIN)));
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
        host.register(EMAIL, PASSWORD);
        host.register("silent@example.com");

        assertThatThrownBy(() -> host.signIn(email, password))
                .isInstanceOf(InvalidCredentials.class)
                .hasMessage("InvalidCredentials");
        assertThat(host.recorded()).last().isEqualTo(AuditAction.SIGN_IN_FAILED);
    }

    @Test
    void takes_the_same_password_from_another_keyboard() {
        host.register(EMAIL, "cafe\u0301 at the corner");

        assertThat(host.signIn(EMAIL, "caf\u00e9 at the corner")).isNotNull();
    }

    @Test
    void refuses_the_right_password_too_while_a_wait_is_on_and_takes_it_afterwards() {
        host.register(EMAIL, PASSWORD);
        fail(EMAIL, 10);

        assertThatThrownBy(() -> host.signIn(EMAIL, PASSWORD)).isInstanceOf(InvalidCredentials.class);
        host.clock.pass(Duration.ofSeconds(30));
        assertThat(host.signIn(EMAIL, PASSWORD)).isNotNull();
        assertThat(host.recorded())
                .containsSubsequence(AuditAction.SIGN_IN_FAILED, AuditAction.SIGN_IN_BLOCKED, AuditAction.SIGNED_IN);
    }

    @Test
    void forgets_failures_after_a_success() {
        host.register(EMAIL, PASSWORD);
        for (int i = 0; i < 3; i++) {
            fail(EMAIL, 9);
            assertThat(host.signIn(EMAIL, PASSWORD)).isNotNull();
        }

        assertThat(host.recorded()).doesNotContain(AuditAction.SIGN_IN_BLOCKED);
    }

    @Test
    void leaves_the_same_record_for_unknown_and_known_accounts() {
        host.register(EMAIL, PASSWORD);
        int before = host.recorded().size();

        fail(EMAIL, 12);
        List<AuditAction> known =
                host.recorded().subList(before, host.recorded().size());
        fail("nobody@example.com", 12);
        List<AuditAction> unknown =
                host.recorded().subList(before + known.size(), host.recorded().size());

        assertThat(unknown).isEqualTo(known);
        assertThat(known).hasSize(13).containsOnlyOnce(AuditAction.SIGN_IN_BLOCKED);
    }

    @Test
    void refuses_a_password_that_was_replaced_while_it_was_compared() {
        User alice = host.register(EMAIL, PASSWORD);
        Host slow = host.withSlowHasher(() -> {
            User current = host.stored(alice.id());
            host.storage.users().save(current.changePassword(new PasswordHash("x:new"), host.clock.instant()));
        });

        assertThatThrownBy(() -> slow.signIn(EMAIL, PASSWORD)).isInstanceOf(InvalidCredentials.class);
        assertThat(host.storage.sessions().list(alice.id())).isEmpty();
    }

    @Test
    void takes_a_password_that_another_sign_in_hashed_anew_meanwhile() {
        User alice = host.register(EMAIL, PASSWORD);
        Host slow = host.withSlowHasher(() -> {
            User current = host.stored(alice.id());
            if (current.version() == 0) {
                host.storage.users().save(current.upgradePassword(ReversiblePasswordHasher.outdated(PASSWORD)));
            }
        });

        assertThat(slow.signIn(EMAIL, PASSWORD)).isNotNull();
        assertThat(host.recorded()).doesNotContain(AuditAction.SIGN_IN_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a password from elsewhere", "short"})
    void hashes_again_what_an_earlier_version_hashed(String password) {
        User alice =
                Users.withPassword(host.storage.users().nextId(), EMAIL, ReversiblePasswordHasher.outdated(password));
        host.storage.users().add(alice);

        host.signIn(EMAIL, password);

        User stored = host.stored(alice.id());
        assertThat(stored.passwordHash()).isNotEqualTo(alice.passwordHash());
        assertThat(stored.state().updatedAt()).isEqualTo(alice.state().updatedAt());
        assertThat(host.signIn(EMAIL, password)).isNotNull();
        assertThat(host.stored(alice.id()).version()).isEqualTo(1);
    }

    @Test
    void ends_the_sessions_that_were_not_used_for_the_longest_time() {
        User alice = host.register(EMAIL, PASSWORD);
        for (int i = 0; i < Session.MAX_PER_ACCOUNT + 2; i++) {
            host.clock.pass(Duration.ofSeconds(1));
            host.signIn(EMAIL, PASSWORD);
        }

        assertThat(host.storage.sessions().list(alice.id()))
                .hasSize(Session.MAX_PER_ACCOUNT)
                .extracting(session -> session.id().value())
                .startsWith(52L)
                .endsWith(3L);
        assertThat(host.recorded())
                .filteredOn(AuditAction.SESSION_ENDED::equals)
                .hasSize(2);
    }

    private void fail(String email, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> host.signIn(email, "wrong horse")).isInstanceOf(InvalidCredentials.class);
        }
    }
}
