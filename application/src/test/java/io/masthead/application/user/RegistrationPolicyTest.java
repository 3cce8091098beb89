package io.masthead.application.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.RegistrationClosed;
import io.masthead.domain.user.RegistrationPolicy;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.testkit.Users;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class RegistrationPolicyTest {

    private final Host host = new Host(RegistrationPolicy.CLOSED);

    @Test
    void a_closed_registration_is_for_admins_alone() {
        User admin = add("admin@example.com", Role.ADMIN);
        User user = add("user@example.com", Role.USER);

        for (Optional<UserId> actor : List.of(Optional.<UserId>empty(), Optional.of(user.id()))) {
            assertThatThrownBy(() -> host.users.register().register(registration(actor)))
                    .isInstanceOf(RegistrationClosed.class);
            assertThatThrownBy(() ->
                            host.passwords.register().register(registration(actor), new Password("correct horse")))
                    .isInstanceOf(RegistrationClosed.class);
        }
        User made = host.users
                .register()
                .register(registration(Optional.of(admin.id())))
                .value()
                .user();

        assertThat(host.storage.audit().list(Optional.empty(), 9))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.record().account()).contains(made.id());
                    assertThat(entry.record().actor()).contains(admin.id());
                });
    }

    @Test
    void accounts_of_the_identity_provider_are_not_registered_but_recognized() {
        RecognizeIdentity.Claims claims = new RecognizeIdentity.Claims(
                new ExternalIdentity("https://id.example.com", "abc"),
                Optional.of("alice@example.com"),
                Optional.empty(),
                Optional.empty());

        assertThat(host.stored(host.identities.recognize().recognize(claims)).email())
                .isEqualTo(new EmailAddress("alice@example.com"));
    }

    private User add(String email, Role role) {
        User user = Users.user(host.storage.users().nextId(), "Someone", email, role);
        host.storage.users().add(user);
        return user;
    }

    private static Registration registration(Optional<UserId> actor) {
        return new Registration(
                new UserName("New"),
                new EmailAddress("new@example.com"),
                new Age(25),
                Optional.empty(),
                actor,
                Host.ORIGIN);
    }
}
