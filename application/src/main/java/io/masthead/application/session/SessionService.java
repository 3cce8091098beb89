package io.masthead.application.session;

import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.session.SignIn.Credentials;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.AccessTokenIssuer;
import io.masthead.domain.session.InvalidCredentials;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserRepository;
import java.time.InstantSource;
import java.util.Optional;

/** The use cases of signing in. */
final class SessionService {

    private final UserRepository users;
    private final PasswordHasher hasher;
    private final AccessTokenIssuer tokens;
    private final InstantSource clock;

    SessionService(DrivenPorts ports) {
        this.users = ports.users();
        this.hasher = ports.hasher();
        this.tokens = ports.tokens();
        this.clock = ports.clock();
    }

    AccessToken signIn(Credentials credentials) {
        Optional<User> user = address(credentials.email()).flatMap(users::findByEmail);
        // Compares even where there is nothing to compare with, so that time does not tell which accounts exist.
        boolean matches = hasher.matches(credentials.password(), user.flatMap(User::passwordHash));
        if (user.isEmpty() || !matches) {
            throw new InvalidCredentials();
        }
        return tokens.issue(user.get().id(), clock.instant());
    }

    private static Optional<EmailAddress> address(String text) {
        try {
            return Optional.of(new EmailAddress(text));
        } catch (InvalidValue noAddress) {
            return Optional.empty();
        }
    }
}
