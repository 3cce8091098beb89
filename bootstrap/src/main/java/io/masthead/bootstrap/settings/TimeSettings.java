package io.masthead.bootstrap.settings;

import io.masthead.http.request.TimeLimits;
import java.time.Duration;

/**
 * Limits of the time that a request may take, and of that for which its client may keep it waiting.
 *
 * @param request the time from the head or the body to the response
 * @param stream the same for an import or an export
 * @param head the time for a head
 * @param body the time for a body that is read whole
 * @param bodyMinRate the least throughput of a body, in bytes a second
 * @param write the time for which a client may take nothing of a response
 * @param shutdownDelay the time for which the service goes on serving after it was told to stop
 */
public record TimeSettings(
        Duration request,
        Duration stream,
        Duration head,
        Duration body,
        int bodyMinRate,
        Duration write,
        Duration shutdownDelay) {

    static TimeSettings read(SettingsReader reader) {
        return new TimeSettings(
                reader.read("REQUEST_TIMEOUT", text -> SettingParsers.time(text, "1s", "60s"))
                        .orElse(TimeLimits.DEFAULT.request()),
                reader.read("STREAM_TIMEOUT", text -> SettingParsers.time(text, "1s", "24h"))
                        .orElse(TimeLimits.DEFAULT.stream()),
                reader.read("HEAD_TIMEOUT", text -> SettingParsers.time(text, "1s", "5m"))
                        .orElse(Duration.ofSeconds(15)),
                reader.read("BODY_TIMEOUT", text -> SettingParsers.time(text, "1s", "10m"))
                        .orElse(TimeLimits.DEFAULT.body()),
                reader.read("BODY_MIN_RATE", text -> SettingParsers.number(text, 1, 1_048_576))
                        .orElse(TimeLimits.DEFAULT.bodyRate()),
                reader.read("WRITE_TIMEOUT", text -> SettingParsers.time(text, "1s", "10m"))
                        .orElse(Duration.ofSeconds(20)),
                reader.read("SHUTDOWN_DELAY", text -> SettingParsers.time(text, "0s", "5m"))
                        .orElseGet(() -> usualShutdownDelay(reader)));
    }

    /** With its own database, the service is the only instance: there is no other one that requests could go to. */
    private static Duration usualShutdownDelay(SettingsReader reader) {
        return reader.isSet("DATABASE_URL") ? Duration.ofSeconds(5) : Duration.ZERO;
    }
}
