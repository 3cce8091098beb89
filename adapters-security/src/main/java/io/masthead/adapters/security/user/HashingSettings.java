package io.masthead.adapters.security.user;

/**
 * Cost parameters of password hashes (Argon2id, RFC 9106). Weaker hashes are upgraded at the next sign-in.
 *
 * @param memoryKib the memory of one hash in KiB, {@value #MIN_MEMORY_KIB} to {@value #MAX_MEMORY_KIB}
 * @param passes the number of passes over the memory, {@value #MIN_PASSES} to {@value #MAX_PASSES}
 */
public record HashingSettings(int memoryKib, int passes) {

    /** Minimum memory: 19 MiB (OWASP Password Storage Cheat Sheet). */
    public static final int MIN_MEMORY_KIB = 19 * 1024;

    /** Maximum memory: 1 GiB. */
    public static final int MAX_MEMORY_KIB = 1024 * 1024;

    /** Minimum number of passes with the minimum memory (OWASP Password Storage Cheat Sheet). */
    public static final int MIN_PASSES = 2;

    /** Maximum number of passes. */
    public static final int MAX_PASSES = 16;

    /** Recommended minimum. */
    public static final HashingSettings DEFAULT = new HashingSettings(MIN_MEMORY_KIB, MIN_PASSES);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a value is out of bounds
     */
    public HashingSettings {
        requireWithin("memory in KiB", memoryKib, MIN_MEMORY_KIB, MAX_MEMORY_KIB);
        requireWithin("number of passes", passes, MIN_PASSES, MAX_PASSES);
    }

    private static void requireWithin(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("The " + name + " must be " + min + " to " + max);
        }
    }
}
