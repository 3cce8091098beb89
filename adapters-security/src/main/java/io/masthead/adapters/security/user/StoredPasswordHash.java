package io.masthead.adapters.security.user;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stored hash in a supported format whose cost of comparison is acceptable. */
sealed interface StoredPasswordHash {

    /** Number of bytes of a password that bcrypt uses. */
    int BCRYPT_BYTES = 72;

    /** The prefixes in braces are those of Spring Security's DelegatingPasswordEncoder. */
    Pattern ARGON2 = Pattern.compile("(?:\\{argon2(?:@SpringSecurity_v5_8)?})?"
            + "(\\$argon2(id|i|d)\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86}))");

    Pattern BCRYPT = Pattern.compile("(?:\\{bcrypt})?(\\$2[aby]\\$(?:0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53})");

    static Optional<StoredPasswordHash> read(String stored) {
        Matcher argon2 = ARGON2.matcher(stored);
        if (argon2.matches()) {
            Argon2 hash = new Argon2(
                    argon2.group(1),
                    argon2.group(2),
                    Integer.parseInt(argon2.group(3)),
                    Integer.parseInt(argon2.group(4)),
                    Integer.parseInt(argon2.group(5)));
            boolean readable = isBase64(argon2.group(6)) && isBase64(argon2.group(7));
            return readable && hash.isAffordable() ? Optional.of(hash) : Optional.empty();
        }
        Matcher bcrypt = BCRYPT.matcher(stored);
        return bcrypt.matches() ? Optional.of(new Bcrypt(bcrypt.group(1))) : Optional.empty();
    }

    /** Tells whether a new hash would be stronger and can be made of the presented password. */
    boolean canBeUpgraded(HashingSettings settings, PresentedPassword password);

    /** Rejects lengths that no base64 text has. */
    private static boolean isBase64(String digits) {
        return digits.length() % 4 != 1;
    }

    /**
     * Argon2 hash, made here or imported, in the string form of the reference implementation.
     *
     * @param encoded the hash without prefix
     * @param variant the variant: {@code id}, {@code i} or {@code d}
     * @param memoryKib the memory in KiB
     * @param passes the number of passes
     * @param lanes the number of lanes
     */
    record Argon2(String encoded, String variant, int memoryKib, int passes, int lanes) implements StoredPasswordHash {

        private boolean isAffordable() {
            return lanes >= 1
                    && memoryKib >= 8 * lanes
                    && memoryKib <= HashingSettings.MAX_MEMORY_KIB
                    && passes >= 1
                    && passes <= HashingSettings.MAX_PASSES;
        }

        @Override
        public boolean canBeUpgraded(HashingSettings settings, PresentedPassword password) {
            return !variant.equals("id") || memoryKib < settings.memoryKib() || passes < settings.passes();
        }
    }

    /**
     * Bcrypt hash that another system made of a password without normalization.
     *
     * @param encoded the hash without prefix
     */
    record Bcrypt(String encoded) implements StoredPasswordHash {

        /**
         * Excludes passwords longer than bcrypt uses: the rest was not compared, so it must not become part of the
         * password.
         */
        @Override
        public boolean canBeUpgraded(HashingSettings settings, PresentedPassword password) {
            return password.utf8Length() <= BCRYPT_BYTES;
        }
    }
}
