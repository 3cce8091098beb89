package io.masthead.bootstrap.settings;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the service listens; 0 is any port that is free.
 *
 * @param service the port of the API
 * @param management the port of what only operators see, if it has one of its own
 */
record Ports(int service, OptionalInt management) {

    static Ports read(SettingsReader reader) {
        int service = reader.read("PORT", Ports::number).orElse(8000);
        Optional<Integer> management = reader.read("MANAGEMENT_PORT", Ports::number);
        if (service != 0 && management.filter(port -> port == service).isPresent()) {
            reader.report("MANAGEMENT_PORT must be another port than PORT");
        }
        return new Ports(service, management.map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }

    private static int number(String text) {
        return SettingParsers.number(text, 0, 65_535);
    }
}
