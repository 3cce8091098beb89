package io.masthead.architecture.init;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.model.Classes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proposal of a {@code hexagon.properties}, from compiled classes: each line follows from names of packages, from what
 * classes implement, use and are annotated with, and the comment above it says from which.
 */
public final class ConfigurationProposal {

    private static final String HEADER = """
            # Proposed by init from the compiled classes. The report of check begins with the classes of each role:
            # where they are not what you mean, correct the line.

            """;

    /** Libraries that need no line. */
    private static final Set<String> ALLOWED_ANYWAY = Set.of("kotlin", "lombok", "org.jspecify");

    private final BuildOutput output;
    private final ScannedProject project;
    private final ProposedRoles roles;

    private ConfigurationProposal(Path directory, BuildOutput output) {
        this.output = output;
        this.project = ScannedProject.of(directory, Classes.of(output.paths()));
        this.roles = new ProposedRoles(project);
    }

    /**
     * {@return the proposal for the output of a Maven or Gradle build}
     *
     * @param directory the directory of the build, in which the file is to be
     * @throws Misconfigured if there are no classes, or a class cannot be read
     */
    public static ConfigurationProposal ofBuild(Path directory) {
        return new ConfigurationProposal(directory, BuildOutput.below(directory));
    }

    /**
     * {@return the proposal for named directories and jars}
     *
     * @param directory the directory in which the file is to be
     * @param classes the directories and jars of classes
     * @throws Misconfigured if one is missing, or a class cannot be read
     */
    public static ConfigurationProposal ofClasses(Path directory, List<Path> classes) {
        return new ConfigurationProposal(directory, BuildOutput.named(directory, classes));
    }

    /** {@return the content of the file} */
    public String text() {
        RoleLines roleLines = new RoleLines(project, roles);
        List<ProposedLine> lines = new ArrayList<>();
        lines.add(root());
        lines.add(new ProposedLine("classes", output.patterns(), output.reason()));
        lines.addAll(roleLines.all());
        allowed("domain.allow", List.of(Zone.DOMAIN)).ifPresent(lines::add);
        allowed("application.allow", List.of(Zone.USE_CASE, Zone.DRIVING_PORT, Zone.DRIVEN_PORT))
                .ifPresent(lines::add);
        String text = lines.stream().map(ProposedLine::text).collect(Collectors.joining("\n", HEADER, ""));
        return text + outside(roleLines.outside());
    }

    /** {@return what the file misses, a sentence for each: modules without classes, and the core} */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (!output.unbuilt().isEmpty()) {
            remarks.add("Not read, since no class is compiled there: " + String.join(", ", output.unbuilt())
                    + "; compile, delete the file and run init again.");
        }
        if (Stream.of(Zone.DOMAIN, Zone.USE_CASE)
                .allMatch(zone ->
                        roles.in(zone).isEmpty() && roles.deviating(zone).isEmpty())) {
            remarks.add("No class looks like domain or use case, so most rules have nothing to check; where packages"
                    + " mix roles, tell them apart by class: and annotated:.");
        }
        return remarks;
    }

    private ProposedLine root() {
        return new ProposedLine(
                "root",
                List.of(project.root()),
                project.foreign() == 0
                        ? "the package that all classes share"
                        : "the package that most classes share, without " + classes(project.foreign()) + " elsewhere");
    }

    private String outside(List<String> patterns) {
        if (patterns.isEmpty()) {
            return "";
        }
        List<ScannedClass> classes = roles.classesIn(Zone.UNKNOWN);
        return "\n"
                + new ProposedLine(
                                "outside",
                                patterns,
                                classes(classes.size()) + " that neither a name nor a use assigns to a role, like "
                                        + classes.get(0).name())
                        .text()
                + "outside.reason = Used by several roles, or by none\n";
    }

    /** Libraries of values, and of annotations of packages, that a part of the core uses already. */
    private Optional<ProposedLine> allowed(String key, List<Zone> zones) {
        List<ScannedClass> users = zones.stream()
                .flatMap(zone -> Stream.concat(roles.classesIn(zone).stream(), roles.deviating(zone).stream()))
                .toList();
        Set<String> names = Stream.concat(
                        users.stream().flatMap(type -> type.references().stream()),
                        zones.stream().flatMap(zone -> roles.in(zone).stream()).flatMap(ScannedPackage::annotations))
                .collect(Collectors.toSet());
        List<String> used = Stream.concat(RoleInference.VALUE_LIBRARIES.stream(), Stream.of(ScannedProject.MODULITH))
                .filter(library -> !ALLOWED_ANYWAY.contains(library))
                .filter(library -> names.stream().anyMatch(name -> name.startsWith(library + ".")))
                .map(library -> library + "..")
                .toList();
        return used.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProposedLine(
                        key,
                        used,
                        "libraries of values and annotations that it uses; delete what it should do without"));
    }

    static String classes(int count) {
        return count + (count == 1 ? " class" : " classes");
    }
}
