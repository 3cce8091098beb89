package io.masthead.bootstrap.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads settings from the first source that has them, and collects all problems. */
final class SettingsReader {

    private final List<SettingsSource> sources;
    private final NativeEncoding encoding;
    private final List<String> problems = new ArrayList<>();

    /** Reader of sources in order of precedence. */
    SettingsReader(List<SettingsSource> sources, NativeEncoding encoding) {
        this.sources = List.copyOf(sources);
        this.encoding = encoding;
    }

    /**
     * Reads one setting.
     *
     * @param name the name in upper case
     * @param form parses the text, or throws {@link MalformedValue}
     * @return the value; empty if it is not set or malformed, which adds a problem
     */
    <T> Optional<T> read(String name, Function<String, T> form) {
        try {
            return find(name).map(this::whole).map(form);
        } catch (MalformedValue malformed) {
            report(name + " " + malformed.rule());
            return Optional.empty();
        }
    }

    private String whole(String text) {
        if (encoding.hasLost(text)) {
            throw new MalformedValue(encoding.rule());
        }
        return text;
    }

    /** {@return whether any source has the setting, valid or not} */
    boolean isSet(String name) {
        try {
            return find(name).isPresent();
        } catch (MalformedValue malformed) {
            return true;
        }
    }

    void report(String problem) {
        problems.add(problem);
    }

    void failOnProblems() {
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
    }

    private Optional<String> find(String name) {
        return sources.stream().flatMap(source -> source.find(name).stream()).findFirst();
    }
}
