package io.masthead.bootstrap.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One place where settings are written.
 *
 * @param place how a problem names it, such as "the environment"
 * @param values what is written there, by name in any case
 */
record SettingsSource(String place, Map<String, String> values) {

    /**
     * Looks a setting up. A blank value counts as not set, since that is what a variable left empty in a
     * compose file or a pipeline means.
     *
     * @param name the name in upper case; this very spelling wins over others
     * @throws MalformedValue if other spellings have different values
     */
    Optional<String> find(String name) {
        String exact = values.getOrDefault(name, "");
        if (!exact.isBlank()) {
            return Optional.of(exact);
        }
        List<String> spellings = values.keySet().stream()
                .filter(spelling -> spelling.toUpperCase(Locale.ROOT).equals(name))
                .filter(spelling -> !values.getOrDefault(spelling, "").isBlank())
                .sorted()
                .toList();
        List<String> found = spellings.stream()
                .map(spelling -> values.getOrDefault(spelling, ""))
                .distinct()
                .toList();
        if (found.size() > 1) {
            throw new MalformedValue("must be written once in " + place + ", not with different values as "
                    + String.join(" and ", spellings));
        }
        return found.stream().findFirst();
    }

    /** {@return the place alone: the values may be secrets} */
    @Override
    public String toString() {
        return "SettingsSource[" + place + "]";
    }
}
