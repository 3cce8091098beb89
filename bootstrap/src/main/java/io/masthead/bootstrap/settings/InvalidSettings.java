package io.masthead.bootstrap.settings;

import java.util.List;

/** The service cannot start with its settings. Neither the message nor the problems repeat a value. */
public final class InvalidSettings extends RuntimeException {

    private final List<String> problems;

    InvalidSettings(List<String> problems) {
        super("The settings are invalid:\n- " + String.join("\n- ", problems));
        this.problems = List.copyOf(problems);
    }

    /** {@return one line for each problem, with the setting and its form} */
    public List<String> problems() {
        return problems;
    }
}
