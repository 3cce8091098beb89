package io.masthead.bootstrap.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Source of settings.
 *
 * @param origin its name in messages, such as "the environment"
 * @param values its values, by name in any case
 */
record SettingsSource(String origin, Map<String, String> values) {

    /**
     * Looks a setting up. A blank value counts as not set, as an empty variable in a compose file or a pipeline means
     * that.
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
            throw new MalformedValue("must be written once in " + origin + ", not with different values as "
                    + String.join(" and ", spellings));
        }
        return found.stream().findFirst();
    }

    /** {@return the origin alone: the values may be secrets} */
    @Override
    public String toString() {
        return "SettingsSource[" + origin + "]";
    }
}
