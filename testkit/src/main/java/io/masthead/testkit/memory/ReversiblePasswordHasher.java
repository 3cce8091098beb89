package io.masthead.testkit.memory;

import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A fast stand-in for a hasher: anyone can read the password from its hash. For tests only. */
public final class ReversiblePasswordHasher implements PasswordHasher {

    private static final String OUTDATED = "outdated:";

    private final AtomicLong salt = new AtomicLong();

    /** Starts with the first salt. */
    public ReversiblePasswordHasher() {}

    /**
     * {@return a hash as an earlier version would have made it}
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
