package io.masthead.adapters.security.user;

import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes with Argon2id (RFC 9106): 1 lane, 16 bytes of salt, 32 of hash. Knows hashes by bcrypt, too, which accounts
 * bring along from elsewhere.
 */
final class Argon2PasswordHasher implements PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;

    private final HashingSettings settings;
    private final HashingBulkhead bounded;
    private final PasswordEncoder argon2;
    private final PasswordEncoder bcrypt = new BCryptPasswordEncoder();

    /** Compared with where there is nothing to compare with, so that it takes as long. */
    private final String nobodysHash;

    Argon2PasswordHasher(HashingSettings settings, HashingBulkhead bounded) {
        this.settings = settings;
        this.bounded = bounded;
        this.argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, settings.memoryKib(), settings.passes());
        this.nobodysHash = encode("nobody has this password");
    }

    @Override
    public PasswordHash hash(Password password) {
        return bounded.run(() -> new PasswordHash(encode(password.value())));
    }

    @Override
    public boolean matches(String presented, Optional<PasswordHash> hash) {
        PresentedPassword typed = PresentedPassword.of(presented);
        Optional<StoredPasswordHash> kept = hash.map(PasswordHash::value).flatMap(StoredPasswordHash::read);
        // Compares in any case, and only then looks at whether that meant anything: all of them take as long.
        boolean same = bounded.run(() -> compare(typed, kept));
        return same && typed.canBePassword() && kept.isPresent();
    }

    @Override
    public Optional<PasswordHash> upgrade(String presented, PasswordHash matched) {
        PresentedPassword typed = PresentedPassword.of(presented);
        return StoredPasswordHash.read(matched.value())
                .filter(kept -> typed.canBePassword() && kept.canBeUpgraded(settings, typed))
                .map(kept -> bounded.run(() -> new PasswordHash(encode(typed.normalized()))));
    }

    private boolean compare(PresentedPassword typed, Optional<StoredPasswordHash> kept) {
        return kept.map(known -> switch (known) {
                    case StoredPasswordHash.Argon2 hash -> argon2.matches(typed.normalized(), hash.encoded());
                    case StoredPasswordHash.Bcrypt hash -> bcrypt.matches(typed.text(), hash.encoded());
                })
                .orElseGet(() -> argon2.matches(typed.normalized(), nobodysHash));
    }

    private String encode(String password) {
        return Objects.requireNonNull(argon2.encode(password));
    }
}
