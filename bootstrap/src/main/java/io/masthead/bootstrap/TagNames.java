package io.masthead.bootstrap;

import java.util.Locale;

/** Names of enum constants as values of the tags of meters. */
final class TagNames {

    private TagNames() {}

    /** {@return the name in lower case, with hyphens} */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
