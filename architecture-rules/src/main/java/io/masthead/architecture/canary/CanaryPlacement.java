package io.masthead.architecture.canary;

import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.model.Classes;
import io.masthead.architecture.model.Feature;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.RoleAssignment;
import io.masthead.architecture.report.HexagonRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Placement of canaries in the packages of a project. */
final class CanaryPlacement {

    private static final String NAME = ".HexagonCanary";

    private final Project project;
    private final Path directory;
    private final Map<String, List<String>> expectedSubjects = new TreeMap<>();
    private int count;

    CanaryPlacement(Project project, Path directory) {
        this.project = project;
        this.directory = directory;
        placeDependencies();
        Stream.of(HexagonRole.DRIVING_PORT, HexagonRole.DRIVEN_PORT)
                .forEach(role -> single("HEX-201", CanaryTemplate.FRAMEWORK_PORT, role));
        single("HEX-202", CanaryTemplate.UNIMPLEMENTED_PORT, HexagonRole.DRIVING_PORT);
        single("HEX-203", CanaryTemplate.UNIMPLEMENTED_PORT, HexagonRole.DRIVEN_PORT);
        single("HEX-204", CanaryTemplate.UNIMPLEMENTED_PORT, HexagonRole.DRIVING_PORT);
        for (HexagonRole adapter : List.of(HexagonRole.DRIVEN_ADAPTER, HexagonRole.DRIVING_ADAPTER)) {
            pair("HEX-301", HexagonRole.BOOTSTRAP, CanaryTemplate.ENTITY, adapter);
            single("HEX-302", CanaryTemplate.DEPENDENCY, adapter);
            single("HEX-704", CanaryTemplate.AMBIENT, adapter);
            single("HEX-706", CanaryTemplate.OUTDATED, adapter);
        }
        for (HexagonRole role : List.of(HexagonRole.DOMAIN, HexagonRole.USE_CASE)) {
            Stream.of("HEX-401", "HEX-402", "HEX-403", "HEX-404")
                    .forEach(rule -> single(rule, CanaryTemplate.AMBIENT, role));
        }
        for (HexagonRole role : HexagonRole.values()) {
            single("HEX-501", CanaryTemplate.TRANSACTIONAL, role);
            Stream.of("HEX-701", "HEX-702", "HEX-703", "HEX-705")
                    .forEach(rule -> single(rule, CanaryTemplate.OUTDATED, role));
        }
        Stream.of(HexagonRole.DRIVEN_ADAPTER, HexagonRole.DRIVING_ADAPTER, HexagonRole.BOOTSTRAP)
                .forEach(role -> single("HEX-707", CanaryTemplate.AMBIENT, role));
        project.outside().stream()
                .findFirst()
                .ifPresent(type -> place("HEX-707", CanaryTemplate.AMBIENT, type.getPackageName()));
        placeFeatureCycle();
        placePackageCycle();
    }

    /** Returns the classes and packages that violate a rule, which has to report at least one of them. */
    List<String> expectedSubjects(String rule) {
        return expectedSubjects.getOrDefault(rule, List.of());
    }

    /** Returns the project of all canaries. */
    Project project() {
        Collection<JavaClass> classes = Classes.of(List.of(directory));
        return RoleAssignment.assignCanaries(project.settings(), classes, project);
    }

    private void placeDependencies() {
        pair("HEX-101", HexagonRole.DOMAIN, CanaryTemplate.DEPENDENCY, HexagonRole.USE_CASE);
        pair("HEX-101", HexagonRole.DRIVING_ADAPTER, CanaryTemplate.DEPENDENCY, HexagonRole.BOOTSTRAP);
        pair("HEX-101", HexagonRole.DRIVEN_ADAPTER, CanaryTemplate.DEPENDENCY, HexagonRole.BOOTSTRAP);
        for (HexagonRole core : List.of(HexagonRole.DOMAIN, HexagonRole.USE_CASE)) {
            pair("HEX-104", core, CanaryTemplate.DEPENDENCY, HexagonRole.DRIVING_ADAPTER);
            pair("HEX-104", core, CanaryTemplate.DEPENDENCY, HexagonRole.DRIVEN_ADAPTER);
        }
        single("HEX-103", CanaryTemplate.FRAMEWORK_USER, HexagonRole.DOMAIN);
        single("HEX-105", CanaryTemplate.FRAMEWORK_USER, HexagonRole.USE_CASE);
        List<ClassRole> adapters =
                project.classRoles().stream().filter(ClassRole::isAdapter).toList();
        adapters.stream()
                .findFirst()
                .ifPresent(one -> adapters.stream()
                        .filter(other -> !other.area().equals(one.area()))
                        .findFirst()
                        .ifPresent(other -> pair(
                                "HEX-102",
                                one.type().getPackageName(),
                                CanaryTemplate.DEPENDENCY,
                                other.type().getPackageName())));
    }

    private void placeFeatureCycle() {
        Optional<ClassRole> member = project.classRoles().stream()
                .filter(classRole -> classRole.feature().isPresent() && classRole.role() != HexagonRole.BOOTSTRAP)
                .findFirst();
        member.ifPresent(classRole -> {
            String left = name(packageInFeature(classRole, "hexagoncanaryleft"));
            String right = name(packageInFeature(classRole, "hexagoncanaryright"));
            CanaryTemplate.DEPENDENT.write(directory, left, right);
            CanaryTemplate.DEPENDENT.write(directory, right, left);
            expect("HEX-601", left);
        });
    }

    /** Places two packages below one of the project, whichever role it has. */
    private void placePackageCycle() {
        project.classes().findFirst().map(JavaClass::getPackageName).ifPresent(home -> {
            String first = home + ".hexagoncanaryfirst";
            String left = name(first);
            String right = name(home + ".hexagoncanarysecond");
            CanaryTemplate.DEPENDENT.write(directory, left, right);
            CanaryTemplate.DEPENDENT.write(directory, right, left);
            expect("HEX-602", first);
        });
    }

    /** Returns the corresponding package of another feature. */
    private String packageInFeature(ClassRole classRole, String feature) {
        Feature own = classRole.feature().orElseThrow();
        String name = classRole.type().getPackageName();
        String start = own.scope().equals(classRole.area())
                ? classRole.area()
                : project.settings().root();
        return start + "." + feature
                + (start.equals(classRole.area())
                        ? ""
                        : name.substring(start.length() + 1 + own.name().length()));
    }

    private void single(String rule, CanaryTemplate template, HexagonRole role) {
        packageOf(role).ifPresent(home -> place(rule, template, home));
    }

    private void place(String rule, CanaryTemplate template, String home) {
        String canary = name(home);
        template.write(directory, canary, canary);
        expect(rule, canary);
    }

    private void pair(String rule, HexagonRole role, CanaryTemplate template, HexagonRole other) {
        packageOf(role)
                .ifPresent(home -> packageOf(other).ifPresent(dependency -> pair(rule, home, template, dependency)));
    }

    private void pair(String rule, String home, CanaryTemplate template, String otherHome) {
        String dependency = name(otherHome);
        String canary = name(home);
        template.write(directory, dependency, dependency);
        CanaryTemplate.DEPENDENT.write(directory, canary, dependency);
        expect(rule, canary);
    }

    private String name(String home) {
        count++;
        return home + NAME + count;
    }

    private void expect(String rule, String canary) {
        expectedSubjects.computeIfAbsent(rule, key -> new ArrayList<>()).add(canary);
    }

    /** Returns a package in which a canary would have the role. */
    private Optional<String> packageOf(HexagonRole role) {
        boolean port = role == HexagonRole.DRIVING_PORT || role == HexagonRole.DRIVEN_PORT;
        return project.classRoles().stream()
                .filter(classRole -> classRole.role() == role && classRole.isTop())
                .filter(classRole -> classRole.type().isInterface() == port
                        && !classRole.type().isAnnotation()
                        && !classRole.type().getSimpleName().equals("package-info"))
                .map(classRole -> classRole.type().getPackageName())
                .findFirst();
    }
}
