package io.masthead.testkit.memory;

import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Fast password hasher whose hashes contain the plain password. For tests only. */
public final class ReversiblePasswordHasher implements PasswordHasher {

    private static final String OUTDATED = "outdated:";

    private final AtomicLong salt = new AtomicLong();

    /** Creates a hasher. */
    public ReversiblePasswordHasher() {}

    /**
     * {@return a hash in the format of an earlier version}
     *
     * @param password the password
     */
    public static PasswordHash outdated(String password) {
        return new PasswordHash(OUTDATED + password);
    }

    @Override
    public PasswordHash hash(Password password) {
        return encoded(password.value());
    }

    @Override
    public boolean matches(String presented, Optional<PasswordHash> hash) {
        String compared = Password.normalized(presented);
        return hash.map(PasswordHash::value)
                .map(value -> value.substring(value.indexOf(':') + 1))
                .filter(compared::equals)
                .isPresent();
    }

    @Override
    public Optional<PasswordHash> upgrade(String presented, PasswordHash matched) {
        return matched.value().startsWith(OUTDATED)
                ? Optional.of(encoded(Password.normalized(presented)))
                : Optional.empty();
    }

    private PasswordHash encoded(String password) {
        return new PasswordHash(salt.incrementAndGet() + ":" + password);
    }
}
