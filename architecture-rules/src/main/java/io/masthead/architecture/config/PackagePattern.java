package io.masthead.architecture.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pattern of package names in ArchUnit's notation: {@code *} matches one segment or a part of it, {@code ..} any number
 * of segments. A pattern that starts with a dot is relative to the root package.
 */
public final class PackagePattern {

    private static final Pattern WELL_FORMED =
            Pattern.compile("(\\.\\.)?[\\w$*]+(\\.{1,2}[\\w$*]+)*(\\.\\.)?", Pattern.UNICODE_CHARACTER_CLASS);

    private final String full;
    private final Pattern stem;

    private PackagePattern(String full) {
        this.full = full;
        boolean open = full.endsWith("..");
        this.stem =
                Pattern.compile(open ? regex(full.substring(0, full.length() - 2)) + "(?=\\.|$)" : regex(full) + "$");
    }

    /**
     * {@return the pattern for each root, one pattern if it is not relative, or an empty list if it is malformed}
     *
     * @param roots the root packages
     * @param text the pattern as the configuration has it
     */
    public static List<PackagePattern> parse(List<String> roots, String text) {
        return roots.stream()
                .map(root -> text.equals(".") ? root : text.startsWith(".") ? root + text : text)
                .distinct()
                .filter(full -> WELL_FORMED.matcher(full).matches())
                .map(PackagePattern::new)
                .toList();
    }

    /**
     * {@return whether the pattern matches a package}
     *
     * @param name the name of the package
     */
    public boolean matches(String name) {
        return stem(name).isPresent();
    }

    /**
     * {@return the part of a package's name that the pattern matches before a trailing {@code ..}}
     *
     * @param name the name of the package
     */
    public Optional<String> stem(String name) {
        Matcher matcher = stem.matcher(name);
        return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /**
     * {@return whether the pattern matches a package or one of its ancestors}
     *
     * @param name the name of the package
     */
    public boolean matchesAncestor(String name) {
        for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
            if (matches(name.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    /** {@return the pattern, with the root package} */
    @Override
    public String toString() {
        return full;
    }

    private static String regex(String pattern) {
        return pattern.replace("..", "\0")
                .replace(".", "\\.")
                .replace("$", "\\$")
                .replace("*", "[^.]+?")
                .replaceFirst("^\0", "(?:[^.]+\\\\.)*?")
                .replace("\0", "(?:\\.[^.]+)*?\\.");
    }
}
