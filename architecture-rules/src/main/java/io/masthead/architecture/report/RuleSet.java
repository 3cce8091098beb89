package io.masthead.architecture.report;

/** Set of rules that the configuration switches together. */
public enum RuleSet {

    /** Rules of hexagonal architecture. */
    HEXAGON("hexagon"),

    /** Rules against outdated APIs and practices of Java. */
    CURRENT_PRACTICE("current-practice"),

    /** Rules about dependencies in build files. */
    BUILD("build");

    private final String key;

    RuleSet(String key) {
        this.key = key;
    }

    /** {@return the key of the set in {@code hexagon.properties}} */
    public String key() {
        return key;
    }
}
