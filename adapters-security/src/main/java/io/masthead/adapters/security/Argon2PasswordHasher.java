package io.masthead.adapters.security;

import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id (RFC 9106) with the least memory that OWASP recommends: 19 MiB, 2 passes, 1 lane, 16 bytes of salt, 32 of
 * hash.
 */
final class Argon2PasswordHasher implements PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private final PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);

    /** Compared with where there is nothing to compare with, so that it takes as long. */
    private final String nobodysHash = encode("nobody has this password");

    @Override
    public PasswordHash hash(Password password) {
        return new PasswordHash(encode(password.value()));
    }

    @Override
    public boolean matches(String presented, Optional<PasswordHash> hash) {
        String kept = hash.map(PasswordHash::value).orElse(nobodysHash);
        // What is too long for any account costs as much as any other wrong password.
        String compared =
                presented.codePointCount(0, presented.length()) > Password.MAX_LENGTH ? "too long" : presented;
        return encoder.matches(compared, kept) && hash.isPresent() && compared.equals(presented);
    }

    private String encode(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }
}
