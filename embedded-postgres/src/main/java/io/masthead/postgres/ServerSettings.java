package io.masthead.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Settings of the server. They are set on its command line, where its configuration files cannot override them.
 *
 * @param durable whether commits survive a crash
 * @param values by name
 */
record ServerSettings(boolean durable, Map<String, String> values) {

    private static final List<String> DURABILITY = List.of("fsync", "synchronous_commit", "full_page_writes");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.]*");
    private static final Pattern PLAIN_VALUE = Pattern.compile("[A-Za-z0-9_.,:/-]+");

    ServerSettings {
        values.keySet().forEach(ServerSettings::requireName);
        values = Map.copyOf(values);
    }

    static ServerSettings ofDurableServer() {
        return of(true, Map.of());
    }

    /** The log of what is written is bounded: the room for it is required beforehand. */
    static ServerSettings ofUpgrade() {
        return of(true, Map.of("max_wal_size", "128MB"));
    }

    static ServerSettings ofTemporaryServer(Map<String, String> additional) {
        return of(false, additional);
    }

    private static ServerSettings of(boolean durable, Map<String, String> additional) {
        Map<String, String> values = new HashMap<>();
        DURABILITY.forEach(name -> values.put(name, durable ? "on" : "off"));
        values.put("listen_addresses", "127.0.0.1");
        values.put("unix_socket_directories", "");
        values.put("max_connections", "100");
        // Backups need the whole log, and a slot that keeps it meanwhile.
        values.put("wal_level", "replica");
        values.put("max_replication_slots", "10");
        // A plan that was made while a table was empty stays in use until the table is analysed: with the usual minute,
        // lists cost a new installation twice the processor time for that long.
        values.put("autovacuum_naptime", "10s");
        values.put("timezone", "UTC");
        values.put("log_timezone", "UTC");
        // The details of an error contain the refused row, which may have a hash of a password.
        values.put("log_error_verbosity", "terse");
        // Without errors of statements: the callers of the service would decide how fast the file grows.
        values.put("log_min_messages", "log");
        // pg_ctl redirects the server's output to postgres.log; the server's logging collector would bypass it.
        values.put("logging_collector", "off");
        values.putAll(additional);
        return new ServerSettings(durable, values);
    }

    /** {@return the options of the server, for the shell through which pg_ctl starts it} */
    List<String> options() {
        return values.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + quoted(setting.getValue()))
                .sorted()
                .toList();
    }

    /** {@return the settings that must be on in the running server, or data could be lost or corrupted} */
    List<String> required() {
        return durable
                ? Stream.concat(DURABILITY.stream(), Stream.of("data_checksums"))
                        .toList()
                : List.of();
    }

    private static String quoted(String value) {
        return PLAIN_VALUE.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not the name of a setting of PostgreSQL: " + name);
        }
    }
}
