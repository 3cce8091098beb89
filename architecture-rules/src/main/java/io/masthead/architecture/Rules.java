package io.masthead.architecture;

import io.masthead.architecture.report.Rule;
import io.masthead.architecture.rules.Catalogue;
import java.util.List;

/** The catalogue of rules. */
public final class Rules {

    private Rules() {}

    /** {@return all rules, by identity} */
    public static List<Rule> all() {
        return Catalogue.rules();
    }
}
