package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.config.RolePattern;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.RoleCount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Classes of a project with their roles and references. */
public final class Project {

    private final HexagonSettings settings;
    private final List<ClassRole> classRoles;
    private final Map<String, ClassRole> byName = new HashMap<>();
    private final List<JavaClass> outside;
    private final Map<HexagonRole, List<String>> patterns;
    private final Map<JavaClass, List<Reference>> references = new HashMap<>();
    private final RoleMatcher matcher;
    private final ClassFiles files;

    Project(
            HexagonSettings settings,
            Collection<ClassRole> classRoles,
            Collection<JavaClass> outside,
            Map<HexagonRole, List<String>> patterns,
            RoleMatcher matcher,
            ClassFiles files) {
        this.settings = settings;
        this.classRoles = classRoles.stream()
                .sorted(Comparator.comparing(classRole -> classRole.type().getName()))
                .toList();
        this.classRoles.forEach(classRole -> byName.putIfAbsent(classRole.type().getName(), classRole));
        this.outside = List.copyOf(outside);
        this.patterns = patterns;
        this.matcher = matcher;
        this.files = files;
    }

    /** {@return the configuration} */
    public HexagonSettings settings() {
        return settings;
    }

    /** {@return all classes that have a role, ordered by name; each of a class's releases of a multi-release jar} */
    public Collection<ClassRole> classRoles() {
        return classRoles;
    }

    /** {@return the classes that have no role} */
    public List<JavaClass> outside() {
        return outside;
    }

    /** {@return all classes, with and without a role} */
    public Stream<JavaClass> classes() {
        return Stream.concat(classRoles.stream().map(ClassRole::type), outside.stream());
    }

    /**
     * {@return a class with its role, if it has one}
     *
     * @param name the full name of the class
     */
    public Optional<ClassRole> classRole(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * {@return the references of a class to classes outside of its top-level class}
     *
     * @param type the class
     */
    public List<Reference> references(JavaClass type) {
        return references.computeIfAbsent(type, this::read);
    }

    /**
     * {@return the interfaces that a class implements by lambdas and method references}
     *
     * @param type the class
     */
    public List<String> lambdas(JavaClass type) {
        return files.of(type).lambdas();
    }

    /**
     * {@return whether a pattern of a list matches a class, and none excludes it}
     *
     * @param patterns the patterns
     * @param classRole the class
     */
    public boolean isAmong(List<RolePattern> patterns, ClassRole classRole) {
        return matcher.isAmong(patterns, classRole.top());
    }

    /** {@return the number of classes in each role} */
    public List<RoleCount> counts() {
        return Stream.of(HexagonRole.values()).map(this::count).toList();
    }

    private RoleCount count(HexagonRole role) {
        List<ClassRole> members = classRoles.stream()
                .filter(classRole -> classRole.role() == role)
                .toList();
        long classes = members.stream()
                .map(member -> member.type().getName())
                .distinct()
                .count();
        long edges = members.stream()
                .flatMap(classRole -> references(classRole.type()).stream()
                        .flatMap(reference -> reference.classRole().stream())
                        .map(target -> classRole.name() + " " + target.name()))
                .distinct()
                .count();
        return new RoleCount(role, patterns.getOrDefault(role, List.of()), (int) classes, (int) edges);
    }

    private List<Reference> read(JavaClass type) {
        String self = Nesting.topName(type);
        ClassFiles.Names names = files.of(type);
        List<Reference> found = type.getDirectDependenciesFromSelf().stream()
                .filter(dependency ->
                        !dependency.getTargetClass().getBaseComponentType().isPrimitive())
                .filter(dependency -> !isInvisible(dependency, names))
                .map(this::reference)
                .filter(reference -> !reference.topName().equals(self))
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        Set<String> seen = found.stream().map(Reference::name).collect(Collectors.toCollection(HashSet::new));
        addNames(type, names.classes().stream().filter(seen::add), "", found);
        Stream<String> loaded =
                names.quoted().stream().filter(byName::containsKey).filter(name -> loadsByName(type));
        addNames(type, loaded.filter(seen::add), " in a text, and loads classes by name", found);
        return List.copyOf(found);
    }

    private static boolean loadsByName(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> (call.getName().equals("forName")
                                && call.getTargetOwner().isEquivalentTo(Class.class))
                        || (call.getName().equals("loadClass")
                                && call.getTargetOwner().isAssignableTo(ClassLoader.class)));
    }

    private void addNames(JavaClass type, Stream<String> names, String where, List<Reference> found) {
        names.map(name -> new Reference(
                        name, classRole(name), "Class <" + type.getName() + "> names <" + name + ">" + where, 0))
                .filter(reference -> !reference.topName().equals(Nesting.topName(type)))
                .forEach(found::add);
    }

    /** Tells whether a dependency is an annotation that does not exist at run time, or a default value of one. */
    private static boolean isInvisible(Dependency dependency, ClassFiles.Names names) {
        String target = dependency.getTargetClass().getBaseComponentType().getName();
        String description = dependency.getDescription();
        boolean member = description.contains("> has annotation member ");
        return (member && !names.classes().contains(target))
                || (description.contains("> is annotated with <")
                        && names.invisible().contains(target));
    }

    private Reference reference(Dependency dependency) {
        String target = dependency.getTargetClass().getBaseComponentType().getName();
        return new Reference(
                target,
                classRole(target),
                dependency.getDescription().replaceFirst(" in \\([^()]*\\)$", ""),
                dependency.getSourceCodeLocation().getLineNumber());
    }
}
