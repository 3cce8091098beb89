package io.masthead.testkit.memory;

import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A fast stand-in for a hasher: anyone can read the password from its hash. For tests only. */
public final class ReversiblePasswordHasher implements PasswordHasher {

    private final AtomicLong salt = new AtomicLong();

    /** Starts with the first salt. */
    public ReversiblePasswordHasher() {}

    @Override
    public PasswordHash hash(Password password) {
        return new PasswordHash(salt.incrementAndGet() + ":" + password.value());
    }

    @Override
    public boolean matches(String presented, Optional<PasswordHash> hash) {
        return hash.map(PasswordHash::value)
                .map(value -> value.substring(value.indexOf(':') + 1))
                .filter(presented::equals)
                .isPresent();
    }
}
