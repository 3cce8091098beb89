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

/** The classes of a project in their roles, and what they name. */
public final class Project {

    private final HexagonSettings settings;
    private final Map<String, Part> parts;
    private final List<JavaClass> outside;
    private final Map<HexagonRole, List<String>> patterns;
    private final Map<String, List<Reference>> references = new TreeMap<>();
    private final Map<String, Set<String>> lambdas = new TreeMap<>();

    Project(
            HexagonSettings settings,
            Map<String, Part> parts,
            Collection<JavaClass> outside,
            Map<HexagonRole, List<String>> patterns) {
        this.settings = settings;
        this.parts = new TreeMap<>(parts);
        this.outside = List.copyOf(outside);
        this.patterns = patterns;
    }

    /** {@return what the configuration says} */
    public HexagonSettings settings() {
        return settings;
    }

    /** {@return all classes that play a role, by their names} */
    public Collection<Part> parts() {
        return parts.values();
    }

    /** {@return the classes that play none} */
    public List<JavaClass> outside() {
        return outside;
    }

    /** {@return all classes, with and without a role} */
    public Stream<JavaClass> classes() {
        return Stream.concat(parts.values().stream().map(Part::type), outside.stream());
    }

    /**
     * {@return the part that a class plays, if it plays one}
     *
     * @param name its full name
     */
    public Optional<Part> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /**
     * {@return what a class names, itself and what is written in the same class left out}
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

    /** {@return who plays which role} */
    public List<RoleCount> counts() {
        return Stream.of(HexagonRole.values()).map(this::count).toList();
    }

    private RoleCount count(HexagonRole role) {
        List<Part> players =
                parts.values().stream().filter(part -> part.role() == role).toList();
        long edges = players.stream()
                .flatMap(part -> references(part.type()).stream()
                        .flatMap(reference -> reference.part().stream())
                        .map(target -> part.name() + " " + target.name()))
                .distinct()
                .count();
        return new RoleCount(role, patterns.getOrDefault(role, List.of()), players.size(), (int) edges);
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
                        new Reference(name, part(name), "Class <" + type.getName() + "> names <" + name + ">", 0);
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
                part(target),
                dependency.getDescription().replaceFirst(" in \\([^()]*\\)$", ""),
                dependency.getSourceCodeLocation().getLineNumber());
    }
}
