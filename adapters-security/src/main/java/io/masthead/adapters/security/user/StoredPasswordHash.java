package io.masthead.adapters.security.user;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kept hash of a form that can be compared at a cost that can be borne. */
sealed interface StoredPasswordHash {

    /** Bcrypt looks at this many bytes of a password. */
    int BCRYPT_BYTES = 72;

    /** The prefixes in braces are those of Spring Security's DelegatingPasswordEncoder. */
    Pattern ARGON2 = Pattern.compile("(?:\\{argon2(?:@SpringSecurity_v5_8)?})?"
            + "(\\$argon2(id|i|d)\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86}))");

    Pattern BCRYPT = Pattern.compile("(?:\\{bcrypt})?(\\$2[aby]\\$(?:0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53})");

    static Optional<StoredPasswordHash> read(String kept) {
        Matcher argon2 = ARGON2.matcher(kept);
        if (argon2.matches()) {
            Argon2 hash = new Argon2(
                    argon2.group(1),
                    argon2.group(2),
                    Integer.parseInt(argon2.group(3)),
                    Integer.parseInt(argon2.group(4)),
                    Integer.parseInt(argon2.group(5)));
            boolean readable = isBase64(argon2.group(6)) && isBase64(argon2.group(7));
            return readable && hash.isBearable() ? Optional.of(hash) : Optional.empty();
        }
        Matcher bcrypt = BCRYPT.matcher(kept);
        return bcrypt.matches() ? Optional.of(new Bcrypt(bcrypt.group(1))) : Optional.empty();
    }

    /** Whether a hash that is made today would be stronger, and can be made of what was typed. */
    boolean canBeUpgraded(HashingSettings today, PresentedPassword typed);

    /** No number of bytes leaves one digit over. */
    private static boolean isBase64(String digits) {
        return digits.length() % 4 != 1;
    }

    /**
     * A hash by Argon2, ours or from elsewhere (the string form of its reference implementation).
     *
     * @param encoded the hash without prefix
     * @param variant which of the three
     * @param memoryKib the memory in KiB
     * @param passes how often it is gone through
     * @param lanes in how many parts
     */
    record Argon2(String encoded, String variant, int memoryKib, int passes, int lanes) implements StoredPasswordHash {

        private boolean isBearable() {
            return lanes >= 1
                    && memoryKib >= 8 * lanes
                    && memoryKib <= HashingSettings.MAX_MEMORY_KIB
                    && passes >= 1
                    && passes <= HashingSettings.MAX_PASSES;
        }

        @Override
        public boolean canBeUpgraded(HashingSettings today, PresentedPassword typed) {
            return !variant.equals("id") || memoryKib < today.memoryKib() || passes < today.passes();
        }
    }

    /**
     * A hash by bcrypt, which some other system made of what was typed as it was typed.
     *
     * @param encoded the hash without prefix
     */
    record Bcrypt(String encoded) implements StoredPasswordHash {

        /** What bcrypt did not look at may have been mistyped: it must not become a part of the password. */
        @Override
        public boolean canBeUpgraded(HashingSettings today, PresentedPassword typed) {
            return typed.utf8Length() <= BCRYPT_BYTES;
        }
    }
}
