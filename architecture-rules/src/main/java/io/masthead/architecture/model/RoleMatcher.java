package io.masthead.architecture.model;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import io.masthead.architecture.config.RolePattern;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Matches classes with patterns, and notes which patterns match any. */
final class RoleMatcher {

    private final Collection<JavaClass> classes;
    private final ClassFiles files;
    private final Set<RolePattern> used = new HashSet<>();
    private final Map<String, Set<String>> lambdaPackages = new HashMap<>();
    private boolean lambdasKnown;

    /**
     * Creates a matcher.
     *
     * @param classes the classes of the project
     * @param files the files of the classes
     */
    RoleMatcher(Collection<JavaClass> classes, ClassFiles files) {
        this.classes = classes;
        this.files = files;
    }

    /** Tells whether a pattern of the list matches, and none excludes the class. */
    boolean isAmong(List<RolePattern> patterns, JavaClass top) {
        return patterns.stream().filter(RolePattern::isExcluded).noneMatch(pattern -> matches(pattern, top))
                && patterns.stream()
                        .filter(pattern -> !pattern.isExcluded())
                        .anyMatch(pattern -> matches(pattern, top));
    }

    boolean matches(RolePattern pattern, JavaClass top) {
        boolean matches = pattern.packages().matches(top.getPackageName()) && isOfKind(pattern, top);
        if (matches) {
            used.add(pattern);
        }
        return matches;
    }

    /** Tells whether a pattern, for this root or another one, has matched any class. */
    boolean isUsed(RolePattern pattern) {
        return used.stream()
                .anyMatch(other ->
                        other.text().equals(pattern.text()) && other.line().equals(pattern.line()));
    }

    private boolean isOfKind(RolePattern pattern, JavaClass top) {
        boolean open = top.getModifiers().contains(JavaModifier.PUBLIC);
        boolean isInterface = open && top.isInterface() && !top.isAnnotation();
        return switch (pattern.kind()) {
            case ANY -> true;
            case INTERFACE -> isInterface;
            case PORT -> isInterface && !isImplementedWithin(pattern, top);
            case DATA ->
                open && (top.isRecord() || top.isEnum() || top.isAnnotation() || top.isAssignableTo(Throwable.class));
            case CLASS -> !Nesting.isDescriptor(top) && pattern.names(top.getSimpleName());
            case ANNOTATED -> isAnnotated(top, pattern);
            case MODULE -> pattern.names(BuildModules.nameOf(top));
        };
    }

    /** Tells whether the packages implement their own interface, which is then a strategy and not driven from outside. */
    private boolean isImplementedWithin(RolePattern pattern, JavaClass top) {
        return top.getAllSubclasses().stream()
                        .anyMatch(type -> pattern.packages().matchesAncestor(type.getPackageName()))
                || lambdaPackages(top.getName()).stream().anyMatch(pattern.packages()::matchesAncestor);
    }

    /** Returns the packages of the classes that implement an interface by lambdas or method references. */
    private Set<String> lambdaPackages(String name) {
        if (!lambdasKnown) {
            lambdasKnown = true;
            classes.forEach(type -> files.of(type)
                    .lambdas()
                    .forEach(implemented -> lambdaPackages
                            .computeIfAbsent(implemented, none -> new HashSet<>())
                            .add(type.getPackageName())));
        }
        return lambdaPackages.getOrDefault(name, Set.of());
    }

    private static boolean isAnnotated(JavaClass top, RolePattern pattern) {
        DescribedPredicate<JavaAnnotation<?>> wanted = DescribedPredicate.describe(
                pattern.name(),
                annotation -> pattern.names(annotation.getRawType().getName()));
        if (top.isAnnotatedWith(wanted) || top.isMetaAnnotatedWith(wanted)) {
            return true;
        }
        Optional<JavaPackage> around = Optional.of(top.getPackage());
        while (around.isPresent()) {
            if (around.get().isAnnotatedWith(wanted)) {
                return true;
            }
            around = around.get().getParent();
        }
        return false;
    }
}
