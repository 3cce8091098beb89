package io.masthead.bootstrap.settings;

/**
 * Limits of connections of clients.
 *
 * @param total the most connections at a time
 * @param perClient the most connections of one client network
 * @param events the most connections that follow events; 0 for no feed and no log of events
 */
public record ConnectionLimitSettings(int total, int perClient, int events) {

    private static final int MOST = 100_000;
    private static final int USUAL_EVENTS = 5_000;
    private static final int LEAST_USUAL = 100;
    private static final int MOST_USUAL = 2_000;

    /** The buffers of a connection on which a request has begun, in bytes: those of Tomcat and of its servlet objects. */
    private static final int MEMORY_OF_EACH = 112 * 1024;

    static ConnectionLimitSettings read(SettingsReader reader) {
        int total = reader.read("MAX_CONNECTIONS", text -> SettingParsers.number(text, 10, MOST))
                .orElseGet(() -> usualTotal(Runtime.getRuntime().maxMemory()));
        int perClient = reader.read("MAX_CONNECTIONS_PER_CLIENT", text -> SettingParsers.number(text, 1, MOST))
                .orElse(total / 2);
        if (perClient > total) {
            reader.report("MAX_CONNECTIONS_PER_CLIENT must not be more than MAX_CONNECTIONS, which is " + total);
        }
        int mostEvents = total * 3 / 4;
        int events = reader.read("EVENTS_CONNECTIONS", text -> SettingParsers.number(text, 0, MOST))
                .orElse(Math.min(USUAL_EVENTS, mostEvents));
        if (events > mostEvents) {
            reader.report("EVENTS_CONNECTIONS must not be more than three quarters of MAX_CONNECTIONS, which are "
                    + mostEvents);
        }
        return new ConnectionLimitSettings(total, perClient, events);
    }

    /** {@return as many as a quarter of the heap can hold, from 100 to 2,000} */
    static int usualTotal(long heapBytes) {
        return Math.clamp(heapBytes / 4 / MEMORY_OF_EACH, LEAST_USUAL, MOST_USUAL);
    }
}
