package io.masthead.architecture;

import io.masthead.architecture.report.Rule;
import io.masthead.architecture.rules.Catalogue;
import java.util.List;

/** Catalogue of the architecture rules. */
public final class Rules {

    private Rules() {}

    /** {@return all rules, ordered by identity} */
    public static List<Rule> all() {
        return Catalogue.rules();
    }
}
