package io.masthead.architecture.config;

import java.util.List;
import java.util.Set;

/**
 * Types from outside the project that the core may use: of the JDK the module {@code java.base} without input and
 * output, the annotations of JSpecify, and of the library that each Kotlin class needs all but input and output.
 */
public final class AllowedTypes {

    private static final Set<String> JDK_PACKAGES = Jdk.sections("packages");
    private static final Set<String> INPUT_AND_OUTPUT = Jdk.sections("input and output");
    private static final String KOTLIN = "kotlin.";
    private static final String KOTLIN_IO = "kotlin.io.";

    private final List<PackagePattern> named;

    /**
     * Creates the types that a project allows.
     *
     * @param named the packages that it names
     */
    AllowedTypes(List<PackagePattern> named) {
        this.named = List.copyOf(named);
    }

    /**
     * {@return whether a type is allowed}
     *
     * @param name the full name of the type
     */
    public boolean allows(String name) {
        String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return isAllowedJdk(name, packageName)
                || packageName.startsWith("org.jspecify.")
                || (name.startsWith(KOTLIN) && !name.startsWith(KOTLIN_IO))
                || named.stream().anyMatch(pattern -> pattern.matches(packageName));
    }

    private static boolean isAllowedJdk(String name, String packageName) {
        int nested = name.indexOf('$');
        return JDK_PACKAGES.contains(packageName)
                && !INPUT_AND_OUTPUT.contains(nested < 0 ? name : name.substring(0, nested));
    }
}
