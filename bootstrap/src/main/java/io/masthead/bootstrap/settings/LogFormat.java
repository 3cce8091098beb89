package io.masthead.bootstrap.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Format of the log. */
public enum LogFormat {

    /** One line for each event, for people. */
    TEXT,

    /** One JSON object for each event, on one line, in the Elastic Common Schema. */
    JSON;

    static final String NAME = "LOG_FORMAT";

    static LogFormat parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default -> throw new MalformedValue("must be text or json");
        };
    }

    /**
     * {@return the format in which to report that other settings are missing or malformed}
     *
     * @param environment the variables of the process
     * @param workingDirectory the directory of {@code .env}
     */
    public static LogFormat ofProblems(Map<String, String> environment, Path workingDirectory) {
        var reader = new SettingsReader(
                List.of(
                        new SettingsSource("the environment", environment),
                        new SettingsSource(
                                DotEnvFile.NAME,
                                DotEnvFile.read(workingDirectory).values())),
                NativeEncoding.ofProcess());
        return reader.read(NAME, LogFormat::parse).orElse(TEXT);
    }
}
