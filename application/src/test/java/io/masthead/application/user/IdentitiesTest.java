package io.masthead.application.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.application.user.CloseAccount.Closing;
import io.masthead.application.user.RecognizeIdentity.Claims;
import io.masthead.domain.Forbidden;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.session.AuthenticationTime;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.InvalidCredentials;
import io.masthead.domain.session.RefusedIdentity;
import io.masthead.domain.session.UnverifiedIdentity;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("MethodName")
class IdentitiesTest {

    private static final ExternalIdentity IDENTITY = new ExternalIdentity("https://id.example.com", "abc");
    private static final String EMAIL = "alice@example.com";

    private final Host host = new Host();
    private final RecognizeIdentity recognize = host.identities.recognize();

    @Test
    void makes_an_account_on_first_sight_and_knows_it_from_then_on() {
        UserId alice = recognize.recognize(
                new Claims(IDENTITY, Optional.of("ALICE@example.com"), Optional.of("Alice"), Optional.of(new Age(30))));

        User.State stored = host.stored(alice).state();
        assertThat(stored.email()).isEqualTo(new EmailAddress(EMAIL));
        assertThat(stored.name().value()).isEqualTo("Alice");
        assertThat(stored.age()).contains(new Age(30));
        assertThat(stored.role()).isEqualTo(Role.USER);
        assertThat(stored.passwordHash()).isEmpty();
        assertThat(recognize.recognize(claims(Optional.empty()))).isEqualTo(alice);
        assertThat(recognize.recognize(claims(Optional.of("new@example.com")))).isEqualTo(alice);
        assertThat(host.recorded()).containsExactly(AuditAction.ACCOUNT_REGISTERED, AuditAction.IDENTITY_LINKED);
    }

    @Test
    void names_an_account_after_its_address_where_the_provider_says_nothing_usable() {
        UserId alice = recognize.recognize(new Claims(IDENTITY, Optional.of(EMAIL), Optional.of(""), Optional.empty()));
        UserId lengthy = recognize.recognize(new Claims(
                new ExternalIdentity("https://id.example.com", "long"),
                Optional.of("x".repeat(120) + "@example.com"),
                Optional.empty(),
                Optional.empty()));

        assertThat(host.stored(alice).name().value()).isEqualTo("alice");
        assertThat(host.stored(alice).state().age()).isEmpty();
        assertThat(host.stored(lengthy).name().value()).isEqualTo("x".repeat(100));
    }

    @Test
    void joins_an_account_that_has_the_verified_address() {
        User alice = host.register(EMAIL);

        assertThat(recognize.recognize(claims(Optional.of(EMAIL)))).isEqualTo(alice.id());
        assertThat(host.stored(alice.id()).state()).isEqualTo(alice.state());
    }

    @ParameterizedTest
    @CsvSource({
        "Élodie@example.com, élodie@example.com",
        "e\u0301lodie@example.com, élodie@example.com",
        "a@xn--bcher-kva.example, a@bücher.example"
    })
    void joins_no_account_whose_address_is_the_same_only_by_rules_of_unicode(String verified, String registered) {
        User alice = host.register(registered, "correct horse battery");

        assertThatThrownBy(() -> recognize.recognize(claims(Optional.of(verified))))
                .isInstanceOf(UnverifiedIdentity.class);

        assertThat(host.stored(alice.id()).passwordHash()).isPresent();
        assertThat(recognize.recognize(claims(Optional.of(registered)))).isEqualTo(alice.id());
    }

    @Test
    void takes_the_password_and_the_sessions_of_whoever_registered_the_address_before() {
        User alice = host.register(EMAIL, "chosen by a stranger");
        host.signIn(EMAIL, "chosen by a stranger");

        assertThat(recognize.recognize(claims(Optional.of(EMAIL)))).isEqualTo(alice.id());

        assertThat(host.stored(alice.id()).passwordHash()).isEmpty();
        assertThat(host.storage.sessions().list(alice.id())).isEmpty();
        assertThatThrownBy(() -> host.signIn(EMAIL, "chosen by a stranger")).isInstanceOf(InvalidCredentials.class);
        assertThat(host.recorded())
                .containsSubsequence(
                        AuditAction.PASSWORD_CHANGED, AuditAction.SESSION_ENDED, AuditAction.IDENTITY_LINKED);
    }

    @Test
    void shuts_out_an_identity_that_only_claimed_the_address() {
        ExternalIdentity mallory = new ExternalIdentity(IDENTITY.issuer(), "mallory");
        UserId account = recognize.recognize(
                new Claims(mallory, Optional.of("mallory@example.com"), Optional.empty(), Optional.empty()));
        host.users
                .edit()
                .edit(new EditUser.Edit(
                        account,
                        account,
                        UserChanges.NONE.withEmail(new EmailAddress(EMAIL)),
                        Optional.empty(),
                        AuthenticationTime.HOST));

        UserId alice = recognize.recognize(claims(Optional.of(EMAIL)));

        assertThat(alice).isEqualTo(account);
        assertThat(host.storage.identities().find(mallory)).isEmpty();
        assertThatThrownBy(() ->
                        recognize.recognize(new Claims(mallory, Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOf(UnverifiedIdentity.class);
    }

    @Test
    void refuses_someone_unknown_without_a_usable_verified_address() {
        assertThatThrownBy(() -> recognize.recognize(claims(Optional.empty()))).isInstanceOf(UnverifiedIdentity.class);
        assertThatThrownBy(() -> recognize.recognize(claims(Optional.of("no address"))))
                .isInstanceOf(UnverifiedIdentity.class);
        assertThat(host.recorded()).isEmpty();
        assertThat(claims(Optional.of(EMAIL))).asString().doesNotContain(EMAIL);
    }

    @Test
    void makes_no_account_for_an_identity_that_an_admin_refused() {
        User admin = host.registerAdmin("admin@example.com");
        UserId alice = recognize.recognize(claims(Optional.of(EMAIL)));

        host.users.close().close(closing(admin.id(), alice));

        assertThatThrownBy(() -> recognize.recognize(claims(Optional.of(EMAIL))))
                .isInstanceOf(RefusedIdentity.class);
        assertThat(host.storage.users().findByEmail(new EmailAddress(EMAIL))).isEmpty();
        assertThat(host.recorded())
                .endsWith(AuditAction.IDENTITY_LINKED, AuditAction.IDENTITY_REFUSED, AuditAction.ACCOUNT_CLOSED);
    }

    @Test
    void lets_nobody_but_an_admin_refuse_an_identity() {
        UserId alice = recognize.recognize(claims(Optional.of(EMAIL)));

        assertThatThrownBy(() -> host.users.close().close(closing(alice, alice)))
                .isInstanceOf(Forbidden.class);

        assertThat(recognize.recognize(claims(Optional.empty()))).isEqualTo(alice);
    }

    private static Closing closing(UserId actor, UserId id) {
        return new Closing(actor, id, AuthenticationTime.HOST, VersionCondition.ANY, Host.ORIGIN, true);
    }

    private static Claims claims(Optional<String> verifiedEmail) {
        return new Claims(IDENTITY, verifiedEmail, Optional.empty(), Optional.empty());
    }
}
