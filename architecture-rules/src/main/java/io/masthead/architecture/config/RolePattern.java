package io.masthead.architecture.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pattern of the classes that have a role.
 *
 * @param kind the kind of classes
 * @param packages the packages
 * @param name the name of the class, of the annotation or of the module, in which {@code *} matches any characters;
 *     empty for other kinds
 * @param isExcluded whether the pattern excludes these classes from the role
 * @param text the pattern as the configuration has it
 * @param line the line that declares it; empty for a default
 */
public record RolePattern(
        Kind kind, PackagePattern packages, String name, boolean isExcluded, String text, Optional<PropertyLine> line) {

    private static final Pattern NAME = Pattern.compile("[\\w$.*-]+", Pattern.UNICODE_CHARACTER_CLASS);

    /** Kind of classes; a pattern of a kind takes precedence over one for whole packages or modules. */
    public enum Kind {
        /** All classes. */
        ANY(""),
        /** Public interfaces. */
        INTERFACE("interface:"),
        /** Public interfaces without an implementation in the same packages or below. */
        PORT("port:"),
        /** Public records, enums, annotations and exceptions. */
        DATA("data:"),
        /** Classes by their names. */
        CLASS("class:"),
        /** Classes that have an annotation, or that are in a package that has it. */
        ANNOTATED("annotated:"),
        /** Classes of a module of the build, by the name of its directory or jar. */
        MODULE("module:");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** {@return the prefix of a pattern of this kind} */
        public String prefix() {
            return prefix;
        }

        /** {@return the precedence over other kinds: the higher one decides} */
        public int precedence() {
            return switch (this) {
                case ANY, MODULE -> 0;
                case INTERFACE, PORT, DATA -> 1;
                case CLASS, ANNOTATED -> 2;
            };
        }
    }

    /**
     * {@return the pattern for each root, or an empty list if it is malformed}
     *
     * @param roots the root packages
     * @param text the pattern as the configuration has it
     * @param line the line that declares it; empty for a default
     */
    public static List<RolePattern> parse(List<String> roots, String text, Optional<PropertyLine> line) {
        boolean excluded = text.startsWith("!");
        String included = excluded ? text.substring(1).strip() : text;
        Kind kind = Arrays.stream(Kind.values())
                .filter(candidate -> candidate != Kind.ANY && included.startsWith(candidate.prefix))
                .findFirst()
                .orElse(Kind.ANY);
        String rest = included.substring(kind.prefix.length()).strip();
        String name = name(kind, rest);
        if (kind.precedence() == 2 || kind == Kind.MODULE) {
            if (!NAME.matcher(name).matches()) {
                return List.of();
            }
        }
        return PackagePattern.parse(roots, packages(kind, rest)).stream()
                .map(packages -> new RolePattern(kind, packages, name, excluded, text, line))
                .toList();
    }

    /**
     * {@return whether a name of a class, an annotation or a module is the one that the pattern looks for}
     *
     * @param candidate the name
     */
    public boolean names(String candidate) {
        return Pattern.matches(Pattern.quote(name).replace("*", "\\E.*\\Q"), candidate);
    }

    /** {@return whether it selects classes wherever they are: each of their packages stands for itself} */
    public boolean selectsAnywhere() {
        return kind == Kind.ANNOTATED || (kind == Kind.CLASS && !text.contains("."));
    }

    private static String name(Kind kind, String text) {
        return switch (kind) {
            case ANY, INTERFACE, PORT, DATA -> "";
            case CLASS -> text.substring(text.lastIndexOf('.') + 1);
            case ANNOTATED, MODULE -> text;
        };
    }

    private static String packages(Kind kind, String text) {
        return switch (kind) {
            case ANY, INTERFACE, PORT, DATA -> text;
            case CLASS -> {
                String start = text.substring(0, text.lastIndexOf('.') + 1);
                yield start.isEmpty()
                        ? ".."
                        : start.equals(".") || start.endsWith("..") ? start : start.substring(0, start.length() - 1);
            }
            case ANNOTATED, MODULE -> "..";
        };
    }
}
