package io.masthead.bootstrap.settings;

/**
 * Limits of connections of clients.
 *
 * @param total the most connections at a time
 * @param perClient the most connections of one client network
 */
public record ConnectionLimitSettings(int total, int perClient) {

    private static final int MOST = 100_000;
    private static final int USUAL = 2_000;

    static ConnectionLimitSettings read(SettingsReader reader) {
        int total = reader.read("MAX_CONNECTIONS", text -> SettingParsers.number(text, 10, MOST))
                .orElse(USUAL);
        int perClient = reader.read("MAX_CONNECTIONS_PER_CLIENT", text -> SettingParsers.number(text, 1, MOST))
                .orElse(total / 2);
        return new ConnectionLimitSettings(total, perClient);
    }
}
