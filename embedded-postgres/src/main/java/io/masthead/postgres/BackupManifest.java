package io.masthead.postgres;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * First entry of a backup, one {@code name=value} a line.
 *
 * @param host the name of the host application
 * @param version its version
 * @param postgresql the major version of PostgreSQL
 * @param migrations the names of the migrations of its tables
 * @param time the begin of the backup; the restored state is that of its end
 * @param begin the position in the write-ahead log at the begin
 * @param bytes the size of the data, about
 */
record BackupManifest(
        String host,
        String version,
        String postgresql,
        Set<String> migrations,
        Instant time,
        String begin,
        long bytes) {

    static final String NAME = "manifest";

    /** Increases when an older version could not restore a new backup. */
    private static final int FORMAT = 1;

    String text() {
        return String.join(
                "\n",
                "format=" + FORMAT,
                "application=" + host,
                "version=" + version,
                "postgresql=" + postgresql,
                "migrations=" + String.join(",", migrations),
                "time=" + time,
                "begin=" + begin,
                "bytes=" + bytes,
                "");
    }

    /**
     * Reads a manifest.
     *
     * @throws IllegalArgumentException if the text is none
     * @throws NewerFormat if this version does not know its format
     */
    static BackupManifest parse(String text) {
        Map<String, String> values = text.lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (first, second) -> first));
        if (Integer.parseInt(required(values, "format")) > FORMAT) {
            throw new NewerFormat(required(values, "version"));
        }
        try {
            return new BackupManifest(
                    required(values, "application"),
                    required(values, "version"),
                    required(values, "postgresql"),
                    migrations(required(values, "migrations")),
                    Instant.parse(required(values, "time")),
                    required(values, "begin"),
                    Long.parseLong(required(values, "bytes")));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** {@return the migrations; none of a service that was stopped before its first start had ended} */
    private static Set<String> migrations(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(","));
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    /** Failure: a later version of the host application wrote the backup. */
    static final class NewerFormat extends RuntimeException {

        private final String version;

        NewerFormat(String version) {
            super(version);
            this.version = version;
        }

        String version() {
            return version;
        }
    }
}
