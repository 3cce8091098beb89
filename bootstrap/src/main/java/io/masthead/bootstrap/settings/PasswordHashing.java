package io.masthead.bootstrap.settings;

import java.time.Duration;

/**
 * Cost of one Argon2id hash, with one lane, and how many are computed at a time. The minimum of the cost is that of the
 * OWASP Password Storage Cheat Sheet.
 *
 * @param memoryKib the memory that a hash needs, 19456 to 1048576 KiB
 * @param passes the passes over the memory, 2 to 16
 * @param permits the hashes at a time
 * @param longestWait the longest wait for a permit
 */
public record PasswordHashing(int memoryKib, int passes, int permits, Duration longestWait) {

    private static final String PERMITS = "PASSWORD_HASH_PERMITS";

    private static final int LEAST_MEMORY = 19_456;
    private static final int MOST_MEMORY = 1_048_576;
    private static final int LEAST_PASSES = 2;
    private static final int MOST_PASSES = 16;

    static PasswordHashing read(SettingsReader reader) {
        int memory = reader.read("PASSWORD_HASH_MEMORY", text -> SettingParsers.number(text, LEAST_MEMORY, MOST_MEMORY))
                .orElse(LEAST_MEMORY);
        Runtime machine = Runtime.getRuntime();
        PasswordHashing hashing = new PasswordHashing(
                memory,
                reader.read("PASSWORD_HASH_PASSES", text -> SettingParsers.number(text, LEAST_PASSES, MOST_PASSES))
                        .orElse(LEAST_PASSES),
                reader.read(PERMITS, text -> SettingParsers.number(text, 2, 1_000))
                        .orElseGet(() -> usualPermits(memory, machine.availableProcessors(), machine.maxMemory())),
                reader.read("PASSWORD_HASH_TIMEOUT", text -> SettingParsers.time(text, "10ms", "30s"))
                        .orElse(Duration.ofSeconds(2)));
        if (reader.isSet(PERMITS) && hashing.permits > fitting(memory, machine.maxMemory())) {
            reader.report("PASSWORD_HASH_PERMITS times PASSWORD_HASH_MEMORY must fit into half of the heap");
        }
        return hashing;
    }

    /** {@return two permits for each processor, but not more than half of the heap can hold} */
    static int usualPermits(int memoryKib, int processors, long heapBytes) {
        return (int) Math.max(1, Math.min(2L * processors, fitting(memoryKib, heapBytes)));
    }

    private static long fitting(int memoryKib, long heapBytes) {
        return heapBytes / 2 / (memoryKib * 1024L);
    }
}
