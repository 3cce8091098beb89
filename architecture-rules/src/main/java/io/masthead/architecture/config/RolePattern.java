package io.masthead.architecture.config;

import java.util.Optional;

/**
 * Where a role is looked for.
 *
 * @param kind which classes of the packages play it
 * @param packages the packages
 * @param isExcluded whether these play it not
 * @param text how it is written
 * @param line where it is written; none for a default
 */
public record RolePattern(
        Kind kind, PackagePattern packages, boolean isExcluded, String text, Optional<PropertyLine> line) {

    /** Classes told apart by what they are; these prevail over patterns that take whole packages. */
    public enum Kind {
        /** All. */
        ANY(""),
        /** Public interfaces. */
        INTERFACE("interface:"),
        /** Public interfaces that nothing in the same packages or below implements. */
        PORT("port:"),
        /** Public records, enums, annotations and exceptions. */
        DATA("data:");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** {@return how it is written before a pattern} */
        public String prefix() {
            return prefix;
        }
    }

    /**
     * {@return the pattern, unless it is malformed}
     *
     * @param root the package that it is continued from
     * @param text how it is written
     * @param line where
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
     * {@return a default}
     *
     * @param root the package that it is continued from
     * @param text how it would be written
     */
    public static RolePattern byDefault(String root, String text) {
        return parse(root, text, Optional.empty()).orElseThrow();
    }
}
