package io.masthead.adapters.security.user;

/**
 * How much a password hash costs (Argon2id, RFC 9106). Hashes made with less are made again at the next sign-in.
 *
 * @param memoryKib the memory of one hash in KiB, {@value #MIN_MEMORY_KIB} to {@value #MAX_MEMORY_KIB}
 * @param passes how often the memory is gone through, {@value #MIN_PASSES} to {@value #MAX_PASSES}
 */
public record HashingSettings(int memoryKib, int passes) {

    /** The least memory: 19 MiB (OWASP Password Storage Cheat Sheet). */
    public static final int MIN_MEMORY_KIB = 19 * 1024;

    /** The most memory: 1 GiB. */
    public static final int MAX_MEMORY_KIB = 1024 * 1024;

    /** The fewest passes with the least memory (OWASP Password Storage Cheat Sheet). */
    public static final int MIN_PASSES = 2;

    /** The most passes. */
    public static final int MAX_PASSES = 16;

    /** The least that is recommended. */
    public static final HashingSettings DEFAULT = new HashingSettings(MIN_MEMORY_KIB, MIN_PASSES);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if one is crossed
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
