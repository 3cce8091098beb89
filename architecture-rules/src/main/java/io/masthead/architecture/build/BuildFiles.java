package io.masthead.architecture.build;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Place;
import io.masthead.architecture.report.ReportedViolation;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleRun.State;
import io.masthead.architecture.report.ViolationStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code pom.xml} files of a build. They show dependencies that class files hide: inlined constants, annotations of the
 * source, and dependencies that are not used yet.
 */
public final class BuildFiles {

    private final Path base;
    private final Map<String, Module> modules;

    private BuildFiles(Path base, Map<String, Module> modules) {
        this.base = base;
        this.modules = modules;
    }

    /**
     * Reads build files and those of their modules.
     *
     * @param base the directory that places are relative to
     * @param poms the top-level files
     * @return the build
     * @throws Misconfigured if a file is missing or malformed, or two modules have the same name
     */
    public static BuildFiles read(Path base, List<Path> poms) {
        return new BuildFiles(base.toAbsolutePath().normalize(), Reactor.read(poms));
    }

    /** {@return the directories of the modules} */
    public List<Path> directories() {
        return modules.values().stream().map(module -> module.pom().directory()).toList();
    }

    /**
     * {@return the directory of the module that contains compiled classes, if it is part of the build}
     *
     * @param classes a directory of classes, or a jar
     */
    public Optional<Path> directoryOf(Path classes) {
        Path place = classes.toAbsolutePath().normalize();
        return directories().stream().filter(place::startsWith).max(Comparator.comparingInt(Path::getNameCount));
    }

    /**
     * Checks dependencies between modules: at least one pair of their roles has to permit each. Dependencies with scope
     * {@code test} and modules without roles are not checked.
     *
     * @param roles the roles of the classes of a module, by the module's directory
     * @param rule the rule, for the violations
     * @param state the state of the rule, for the violations
     * @return the violations, each with the line to delete
     */
    public List<ReportedViolation> check(Map<Path, Set<HexagonRole>> roles, Rule rule, State state) {
        Map<Path, Set<HexagonRole>> normal = new HashMap<>();
        roles.forEach(
                (directory, assigned) -> normal.put(directory.toAbsolutePath().normalize(), assigned));
        boolean withPorts = roles.values().stream().anyMatch(assigned -> assigned.contains(HexagonRole.DRIVING_PORT));
        List<ReportedViolation> violations = new ArrayList<>();
        for (Module module : modules.values()) {
            Set<HexagonRole> own = normal.getOrDefault(module.pom().directory(), Set.of());
            for (Module.Dependency dependency : module.dependencies()) {
                Module other = modules.get(dependency.coordinates());
                Set<HexagonRole> touched = other == null
                        ? Set.of()
                        : normal.getOrDefault(other.pom().directory(), Set.of());
                if (other != null && !ModuleDependencies.permit(own, touched, withPorts)) {
                    violations.add(violation(module, own, other, touched, dependency, rule, state));
                }
            }
        }
        return violations;
    }

    private ReportedViolation violation(
            Module module,
            Set<HexagonRole> own,
            Module other,
            Set<HexagonRole> touched,
            Module.Dependency dependency,
            Rule rule,
            State state) {
        String message = "module " + module.artifact() + " (" + inWords(own) + ") depends on module " + other.artifact()
                + " (" + inWords(touched) + "); delete this <dependency>";
        Path file = base.relativize(dependency.file());
        return new ReportedViolation(
                rule,
                state,
                module.artifact(),
                Optional.of(other.artifact()),
                message,
                Optional.of(new Place(file.toString().replace('\\', '/'), dependency.line())),
                ViolationStatus.NEW,
                "");
    }

    private static String inWords(Set<HexagonRole> roles) {
        return roles.stream().sorted().map(HexagonRole::key).collect(Collectors.joining(", "));
    }
}
