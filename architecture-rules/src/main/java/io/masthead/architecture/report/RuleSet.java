package io.masthead.architecture.report;

/** Rules that are switched together. */
public enum RuleSet {

    /** What makes a hexagon one. */
    HEXAGON("hexagon"),

    /** What has a better successor in today's Java. */
    CURRENT_PRACTICE("current-practice"),

    /** That the build files agree with the rooms. */
    BUILD("build");

    private final String key;

    RuleSet(String key) {
        this.key = key;
    }

    /** {@return its name in {@code hexagon.properties}} */
    public String key() {
        return key;
    }
}
