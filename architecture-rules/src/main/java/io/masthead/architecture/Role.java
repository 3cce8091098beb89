package io.masthead.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

/**
 * A part that classes play in a hexagon.
 *
 * @param name what is said of a class that plays it
 * @param pattern how such classes are recognised, for the reader
 * @param classes recognises them
 */
record Role(String name, String pattern, DescribedPredicate<JavaClass> classes) {

    private static final DescribedPredicate<JavaClass> PACKAGE_INFO = DescribedPredicate.describe(
            "package-info", type -> type.getSimpleName().equals("package-info"));

    /** The classes of some packages; the descriptions of packages are none of them. */
    static Role inPackage(String name, String pattern) {
        return new Role(
                name,
                pattern,
                JavaClass.Predicates.resideInAPackage(pattern)
                        .and(DescribedPredicate.not(PACKAGE_INFO))
                        .as("classes in " + pattern));
    }

    Role and(String addedName, String addedPattern, DescribedPredicate<JavaClass> condition) {
        return new Role(addedName, pattern + " " + addedPattern, classes.and(condition));
    }

    boolean isPlayedBy(JavaClass type) {
        return classes.test(type);
    }

    boolean isPlayedIn(JavaClasses all) {
        return all.stream().anyMatch(classes);
    }
}
