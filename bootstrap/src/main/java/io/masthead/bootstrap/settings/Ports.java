package io.masthead.bootstrap.settings;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Ports that the service listens on; 0 is any free port.
 *
 * @param service the port of the API
 * @param management the port of the operators' endpoints, if set
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
