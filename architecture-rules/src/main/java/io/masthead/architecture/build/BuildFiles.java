package io.masthead.architecture.build;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.report.Finding;
import io.masthead.architecture.report.Finding.Standing;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Place;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleRun.State;
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
 * The {@code pom.xml} files of a build. They show dependencies that class files hide: constants that were copied,
 * annotations that only sources have, and whatever nobody uses yet.
 */
public final class BuildFiles {

    private final Path base;
    private final Map<String, Module> modules;

    private BuildFiles(Path base, Map<String, Module> modules) {
        this.base = base;
        this.modules = modules;
    }

    /**
     * Reads build files, and those of the modules that they name.
     *
     * @param base where the report is read from
     * @param poms the files to begin with
     * @return the build
     * @throws Misconfigured if a file is missing or cannot be understood, or two modules have the same name
     */
    public static BuildFiles read(Path base, List<Path> poms) {
        return new BuildFiles(base.toAbsolutePath().normalize(), Reactor.read(poms));
    }

    /** {@return the directories of the modules} */
    public List<Path> directories() {
        return modules.values().stream().map(module -> module.pom().directory()).toList();
    }

    /**
     * {@return the directory of the module that compiled classes are in, if one of the build has them}
     *
     * @param classes a directory of classes, or a jar
     */
    public Optional<Path> directoryOf(Path classes) {
        Path place = classes.toAbsolutePath().normalize();
        return directories().stream().filter(place::startsWith).max(Comparator.comparingInt(Path::getNameCount));
    }

    /**
     * Finds dependencies between modules that no pair of their roles permits. Those of tests are free.
     *
     * @param roles the roles that the classes of a module play, by the module's directory; a module without roles is free
     * @param rule the rule, for the findings
     * @param state how much it matters here
     * @return the findings, each with the line to delete
     */
    public List<Finding> check(Map<Path, Set<HexagonRole>> roles, Rule rule, State state) {
        Map<Path, Set<HexagonRole>> normal = new HashMap<>();
        roles.forEach(
                (directory, played) -> normal.put(directory.toAbsolutePath().normalize(), played));
        List<Finding> findings = new ArrayList<>();
        for (Module module : modules.values()) {
            Set<HexagonRole> own = normal.getOrDefault(module.pom().directory(), Set.of());
            for (Module.Dependency dependency : module.dependencies()) {
                Module other = modules.get(dependency.coordinates());
                Set<HexagonRole> touched = other == null
                        ? Set.of()
                        : normal.getOrDefault(other.pom().directory(), Set.of());
                if (other != null && !ModuleDependencies.permit(own, touched)) {
                    findings.add(finding(module, own, other, touched, dependency, rule, state));
                }
            }
        }
        return findings;
    }

    private Finding finding(
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
        return new Finding(
                rule,
                state,
                module.artifact(),
                Optional.of(other.artifact()),
                message,
                Optional.of(new Place(file.toString().replace('\\', '/'), dependency.line())),
                Standing.NEW,
                "");
    }

    private static String inWords(Set<HexagonRole> roles) {
        return roles.stream().sorted().map(HexagonRole::key).collect(Collectors.joining(", "));
    }
}
