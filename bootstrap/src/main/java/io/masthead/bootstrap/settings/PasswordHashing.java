package io.masthead.bootstrap.settings;

/**
 * Cost of one Argon2id hash, with one lane. The minimum is that of the OWASP Password Storage Cheat Sheet.
 *
 * @param memoryKib the memory that a hash needs, 19456 to 1048576 KiB
 * @param passes the passes over the memory, 2 to 16
 */
public record PasswordHashing(int memoryKib, int passes) {

    private static final int LEAST_MEMORY = 19_456;
    private static final int MOST_MEMORY = 1_048_576;
    private static final int LEAST_PASSES = 2;
    private static final int MOST_PASSES = 16;

    static PasswordHashing read(SettingsReader reader) {
        return new PasswordHashing(
                reader.read("PASSWORD_HASH_MEMORY", text -> SettingParsers.number(text, LEAST_MEMORY, MOST_MEMORY))
                        .orElse(LEAST_MEMORY),
                reader.read("PASSWORD_HASH_PASSES", text -> SettingParsers.number(text, LEAST_PASSES, MOST_PASSES))
                        .orElse(LEAST_PASSES));
    }
}
