package io.masthead.architecture.config;

import java.util.Optional;

/**
 * Pattern of the classes that have a role.
 *
 * @param kind the kind of classes
 * @param packages the packages
 * @param isExcluded whether the pattern excludes these classes from the role
 * @param text the pattern as the configuration has it
 * @param line the line that declares it; empty for a default
 */
public record RolePattern(
        Kind kind, PackagePattern packages, boolean isExcluded, String text, Optional<PropertyLine> line) {

    /** Kind of classes; a pattern with a kind takes precedence over one for whole packages. */
    public enum Kind {
        /** All classes. */
        ANY(""),
        /** Public interfaces. */
        INTERFACE("interface:"),
        /** Public interfaces without an implementation in the same packages or below. */
        PORT("port:"),
        /** Public records, enums, annotations and exceptions. */
        DATA("data:");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** {@return the prefix of a pattern of this kind} */
        public String prefix() {
            return prefix;
        }
    }

    /**
     * {@return the pattern, or empty if it is malformed}
     *
     * @param root the root package
     * @param text the pattern as the configuration has it
     * @param line the line that declares it
     */
    static Optional<RolePattern> parse(String root, String text, Optional<PropertyLine> line) {
        boolean excluded = text.startsWith("!");
        String included = excluded ? text.substring(1).strip() : text;
        Kind kind = Kind.ANY;
        for (Kind candidate : Kind.values()) {
            if (included.startsWith(candidate.prefix)) {
                kind = candidate;
            }
        }
        Kind found = kind;
        return PackagePattern.parse(
                        root, included.substring(found.prefix.length()).strip())
                .map(packages -> new RolePattern(found, packages, excluded, text, line));
    }

    /**
     * {@return a default pattern}
     *
     * @param root the root package
     * @param text the pattern in the notation of the configuration
     */
    public static RolePattern byDefault(String root, String text) {
        return parse(root, text, Optional.empty()).orElseThrow();
    }
}
