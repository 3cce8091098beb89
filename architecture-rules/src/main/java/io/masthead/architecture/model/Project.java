package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.RoleCount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Classes of a project with their roles and references. */
public final class Project {

    private final HexagonSettings settings;
    private final Map<String, ClassRole> classRoles;
    private final List<JavaClass> outside;
    private final Map<HexagonRole, List<String>> patterns;
    private final Map<String, List<Reference>> references = new TreeMap<>();
    private final Map<String, Set<String>> lambdas = new TreeMap<>();

    Project(
            HexagonSettings settings,
            Map<String, ClassRole> classRoles,
            Collection<JavaClass> outside,
            Map<HexagonRole, List<String>> patterns) {
        this.settings = settings;
        this.classRoles = new TreeMap<>(classRoles);
        this.outside = List.copyOf(outside);
        this.patterns = patterns;
    }

    /** {@return the configuration} */
    public HexagonSettings settings() {
        return settings;
    }

    /** {@return all classes that have a role, ordered by name} */
    public Collection<ClassRole> classRoles() {
        return classRoles.values();
    }

    /** {@return the classes that have no role} */
    public List<JavaClass> outside() {
        return outside;
    }

    /** {@return all classes, with and without a role} */
    public Stream<JavaClass> classes() {
        return Stream.concat(classRoles.values().stream().map(ClassRole::type), outside.stream());
    }

    /**
     * {@return a class with its role, if it has one}
     *
     * @param name the full name of the class
     */
    public Optional<ClassRole> classRole(String name) {
        return Optional.ofNullable(classRoles.get(name));
    }

    /**
     * {@return the references of a class to classes outside of its top-level class}
     *
     * @param type the class
     */
    public List<Reference> references(JavaClass type) {
        return references.computeIfAbsent(type.getName(), name -> read(type));
    }

    /**
     * {@return the interfaces that a class implements by lambdas and method references}
     *
     * @param type the class
     */
    public Set<String> lambdas(JavaClass type) {
        return lambdas.computeIfAbsent(
                type.getName(),
                name -> type.getSource()
                        .map(source -> ClassFile.at(source.getUri()).lambdas())
                        .orElse(Set.of()));
    }

    /** {@return the number of classes in each role} */
    public List<RoleCount> counts() {
        return Stream.of(HexagonRole.values()).map(this::count).toList();
    }

    private RoleCount count(HexagonRole role) {
        List<ClassRole> members = classRoles.values().stream()
                .filter(classRole -> classRole.role() == role)
                .toList();
        long edges = members.stream()
                .flatMap(classRole -> references(classRole.type()).stream()
                        .flatMap(reference -> reference.classRole().stream())
                        .map(target -> classRole.name() + " " + target.name()))
                .distinct()
                .count();
        return new RoleCount(role, patterns.getOrDefault(role, List.of()), members.size(), (int) edges);
    }

    private List<Reference> read(JavaClass type) {
        String self = Nesting.topName(type);
        List<Reference> found = type.getDirectDependenciesFromSelf().stream()
                .filter(dependency ->
                        !dependency.getTargetClass().getBaseComponentType().isPrimitive())
                .map(this::reference)
                .filter(reference -> !reference.topName().equals(self))
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        Set<String> seen = found.stream().map(Reference::name).collect(Collectors.toCollection(HashSet::new));
        ClassFile file =
                type.getSource().map(source -> ClassFile.at(source.getUri())).orElse(null);
        if (file != null) {
            lambdas.put(type.getName(), file.lambdas());
            file.classes().stream().filter(seen::add).sorted().forEach(name -> {
                Reference hidden =
                        new Reference(name, classRole(name), "Class <" + type.getName() + "> names <" + name + ">", 0);
                if (!hidden.topName().equals(self)) {
                    found.add(hidden);
                }
            });
        }
        return List.copyOf(found);
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
