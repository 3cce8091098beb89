package io.masthead.adapters.security.user;

import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords with Argon2id (RFC 9106): 1 lane, 16 bytes of salt, 32 bytes of hash. Also compares bcrypt hashes of
 * imported accounts.
 */
final class Argon2PasswordHasher implements PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;

    private final HashingSettings settings;
    private final HashingBulkhead comparisons;
    private final HashingBulkhead newPasswords;
    private final PasswordEncoder argon2;
    private final PasswordEncoder bcrypt = new BCryptPasswordEncoder();

    /** Compared with if there is no stored hash, so that it takes the same time. */
    private final String dummyHash;

    /**
     * Creates a hasher with permits of their own for comparisons, so that signing in works however many accounts are
     * registered. A single permit is shared.
     *
     * @param settings the cost of a hash
     * @param limits the number of hashes at a time, and the longest wait for one
     */
    Argon2PasswordHasher(HashingSettings settings, HashingLimits limits) {
        this.settings = settings;
        int forNewPasswords = Math.max(1, limits.permits() / 4);
        int forComparisons = limits.permits() - forNewPasswords;
        this.newPasswords = new HashingBulkhead(forNewPasswords, limits.longestWait());
        this.comparisons =
                forComparisons == 0 ? newPasswords : new HashingBulkhead(forComparisons, limits.longestWait());
        this.argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, settings.memoryKib(), settings.passes());
        this.dummyHash = dummyHash(settings);
    }

    /** Random in place of a hash, which would take a tenth of the start: no password has it, and a comparison costs as much. */
    private static String dummyHash(HashingSettings settings) {
        return "$argon2id$v=19$m=" + settings.memoryKib() + ",t=" + settings.passes() + ",p=" + LANES + "$"
                + random(SALT_BYTES) + "$" + random(HASH_BYTES);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public PasswordHash hash(Password password) {
        return newPasswords.run(() -> new PasswordHash(encode(password.value())));
    }

    @Override
    public boolean matches(String presented, Optional<PasswordHash> hash) {
        PresentedPassword password = PresentedPassword.of(presented);
        Optional<StoredPasswordHash> stored = hash.map(PasswordHash::value).flatMap(StoredPasswordHash::read);
        // Compares in any case and evaluates the other conditions afterwards, so that all cases take the same time.
        boolean same = comparisons.run(() -> compare(password, stored));
        return same && password.canBePassword() && stored.isPresent();
    }

    @Override
    public Optional<PasswordHash> upgrade(String presented, PasswordHash matched) {
        PresentedPassword password = PresentedPassword.of(presented);
        return StoredPasswordHash.read(matched.value())
                .filter(stored -> password.canBePassword() && stored.canBeUpgraded(settings, password))
                .map(stored -> comparisons.run(() -> new PasswordHash(encode(password.normalized()))));
    }

    private boolean compare(PresentedPassword password, Optional<StoredPasswordHash> stored) {
        return stored.map(known -> switch (known) {
                    case StoredPasswordHash.Argon2 hash -> argon2.matches(password.normalized(), hash.encoded());
                    case StoredPasswordHash.Bcrypt hash -> bcrypt.matches(password.text(), hash.encoded());
                })
                .orElseGet(() -> argon2.matches(password.normalized(), dummyHash));
    }

    private String encode(String password) {
        return Objects.requireNonNull(argon2.encode(password));
    }
}
