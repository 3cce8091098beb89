package io.masthead.architecture.init;

import java.util.List;
import java.util.Locale;

/**
 * Line of the configuration.
 *
 * @param key the key
 * @param values the values
 * @param reason why the line says this
 */
record ProposedLine(String key, List<String> values, String reason) {

    /** {@return the reason as a comment, then the line} */
    String text() {
        return "# " + reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1) + ".\n" + key + " = "
                + String.join(", ", values) + "\n";
    }
}
