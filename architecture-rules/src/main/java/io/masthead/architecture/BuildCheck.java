package io.masthead.architecture;

import io.masthead.architecture.build.BuildFiles;
import io.masthead.architecture.canary.BuildCanary;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.config.RuleSwitch;
import io.masthead.architecture.model.ClassPaths;
import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.ReportedViolation;
import io.masthead.architecture.report.RuleRun;
import io.masthead.architecture.rules.Catalogue;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the build files, if there are any, against the roles of the classes. */
final class BuildCheck {

    private final HexagonSettings settings;
    private final Project project;
    private final RuleRun run;
    private List<ReportedViolation> violations = List.of();

    BuildCheck(HexagonSettings settings, Project project) {
        this.settings = settings;
        this.project = project;
        RuleSwitch ruleSwitch = settings.switchOf(Catalogue.BUILD);
        List<Path> poms = poms();
        if (ruleSwitch.state() == RuleRun.State.OFF) {
            run = off(ruleSwitch.reason());
        } else if (poms.isEmpty()) {
            run = off("poms names no build file, and no pom.xml is beside " + settings.name());
        } else {
            run = check(BuildFiles.read(settings.directory(), poms), ruleSwitch);
        }
    }

    RuleRun run() {
        return run;
    }

    List<ReportedViolation> violations() {
        return violations;
    }

    private RuleRun check(BuildFiles build, RuleSwitch ruleSwitch) {
        Map<Path, Set<HexagonRole>> roles = roles(build);
        if (roles.isEmpty()) {
            String problem = "no class of the project lies in a module of the build";
            if (!settings.poms().isEmpty()) {
                throw new Misconfigured(
                        List.of(settings.poms().get(0).problem(problem, "name the build files of these classes")));
            }
            return off(problem);
        }
        violations = build.check(roles, Catalogue.BUILD, ruleSwitch.state());
        RuleRun.Canary canary = BuildCanary.release(Catalogue.BUILD, settings.name());
        return new RuleRun(Catalogue.BUILD, ruleSwitch.state(), ruleSwitch.reason(), canary, roles.size());
    }

    private List<Path> poms() {
        if (!settings.poms().isEmpty()) {
            return ClassPaths.of(settings.directory(), settings.poms());
        }
        Path beside = settings.directory().resolve("pom.xml");
        return Files.isRegularFile(beside) ? List.of(beside) : List.of();
    }

    private Map<Path, Set<HexagonRole>> roles(BuildFiles build) {
        Map<Path, Set<HexagonRole>> roles = new HashMap<>();
        for (ClassRole classRole : project.classRoles()) {
            classRole
                    .type()
                    .getSource()
                    .flatMap(source -> file(source.getUri()))
                    .flatMap(build::directoryOf)
                    .ifPresent(module -> roles.computeIfAbsent(module, none -> EnumSet.noneOf(HexagonRole.class))
                            .add(classRole.role()));
        }
        return roles;
    }

    /** {@return the class file or the jar that a class was read from} */
    private static Optional<Path> file(URI source) {
        String text = source.toString();
        if (text.startsWith("jar:file:")) {
            return Optional.of(Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/")))));
        }
        return text.startsWith("file:") ? Optional.of(Path.of(source)) : Optional.empty();
    }

    private static RuleRun off(String reason) {
        return new RuleRun(Catalogue.BUILD, RuleRun.State.OFF, reason, RuleRun.Canary.NONE, 0);
    }
}
