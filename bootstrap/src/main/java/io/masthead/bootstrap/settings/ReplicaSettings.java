package io.masthead.bootstrap.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Standby of the external database, from which anonymous callers read.
 *
 * @param database the standby
 * @param maxLag the longest lag at which it is used
 */
public record ReplicaSettings(Database.External database, Duration maxLag) {

    /**
     * Hides how far an ordinary standby falls behind, by a burst of changes or a query that holds up its replay, and is
     * shorter than callers wait before they doubt what they read.
     */
    private static final Duration USUAL_LAG = Duration.ofSeconds(10);

    private static final Pattern SEVERAL_HOSTS = Pattern.compile("jdbc:postgresql://[^/]*,.*");

    static Optional<ReplicaSettings> read(SettingsReader reader) {
        Optional<Database.External> database = reader.read("DATABASE_REPLICA_URL", ReplicaSettings::oneServer);
        if (database.isPresent() && !reader.isSet("DATABASE_URL")) {
            reader.report("DATABASE_REPLICA_URL must be set only together with DATABASE_URL");
        }
        // Its lag is measured once a second: less would say that a replica without any lag is behind.
        Duration maxLag = reader.read("REPLICA_MAX_LAG", text -> SettingParsers.time(text, "2s", "1h"))
                .orElse(USUAL_LAG);
        return database.map(standby -> new ReplicaSettings(standby, maxLag));
    }

    /** What is known of one server says nothing of another. */
    private static Database.External oneServer(String text) {
        Database.External database = DatabaseUrl.parse(text);
        if (SEVERAL_HOSTS.matcher(database.jdbcUrl()).matches()) {
            throw new MalformedValue("must name one host");
        }
        return database;
    }
}
