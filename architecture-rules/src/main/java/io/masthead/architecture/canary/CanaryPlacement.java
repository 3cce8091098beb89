package io.masthead.architecture.canary;

import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.config.AllowedTypes;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.config.RolePattern;
import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.model.Classes;
import io.masthead.architecture.model.Feature;
import io.masthead.architecture.model.Nesting;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.RoleAssignment;
import io.masthead.architecture.report.HexagonRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Placement of canaries in the packages of a project. */
final class CanaryPlacement {

    private static final String NAME = "HexagonCanary";

    private static final RolePattern NO_ROLE =
            RolePattern.parse(List.of("none"), "..", Optional.empty()).get(0);

    private final Project project;
    private final Path directory;
    private final Set<Path> directories = new TreeSet<>();
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
            if (mayOpenTransactions(role)) {
                single("HEX-501", CanaryTemplate.TRANSACTIONAL, role);
            }
            Stream.of("HEX-701", "HEX-702", "HEX-703", "HEX-705")
                    .forEach(rule -> single(rule, CanaryTemplate.OUTDATED, role));
        }
        Stream.of(HexagonRole.DRIVEN_ADAPTER, HexagonRole.DRIVING_ADAPTER, HexagonRole.BOOTSTRAP)
                .forEach(role -> single("HEX-707", CanaryTemplate.AMBIENT, role));
        project.outside().stream().findFirst().map(CanaryPlacement::outside).ifPresent(home -> {
            place("HEX-707", CanaryTemplate.AMBIENT, home);
            Stream.of("HEX-701", "HEX-702").forEach(rule -> place(rule, CanaryTemplate.OUTDATED, home));
        });
        placeFeatureCycle();
        placePackageCycle();
    }

    /** Tells whether HEX-501 is the rule that reports a transaction of a role: of the core, others report it first. */
    private boolean mayOpenTransactions(HexagonRole role) {
        HexagonSettings settings = project.settings();
        return switch (role) {
            case DRIVING_ADAPTER, DRIVEN_ADAPTER -> true;
            case BOOTSTRAP -> !settings.seam().isEmpty();
            case DOMAIN -> allows(settings.domainAllow());
            case DRIVING_PORT, DRIVEN_PORT, USE_CASE -> allows(settings.applicationAllow());
        };
    }

    private static boolean allows(AllowedTypes allowed) {
        return allowed.allows("org.springframework.transaction.annotation.Transactional");
    }

    /** Returns the classes and packages that violate a rule, which has to report at least one of them. */
    List<String> expectedSubjects(String rule) {
        return expectedSubjects.getOrDefault(rule, List.of());
    }

    /** Returns the project of all canaries. */
    Project project() {
        Collection<JavaClass> classes = Classes.of(directories);
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
        List<ClassRole> adapters = project.classRoles().stream()
                .filter(classRole -> classRole.isAdapter() && !Nesting.isDescriptor(classRole.top()))
                .filter(classRole -> CanaryHome.of(classRole).isOpen())
                .toList();
        adapters.stream()
                .findFirst()
                .ifPresent(one -> adapters.stream()
                        .filter(other -> !other.isOfSameAdapter(one))
                        .findFirst()
                        .ifPresent(other ->
                                pair("HEX-102", CanaryHome.of(one), CanaryTemplate.DEPENDENCY, CanaryHome.of(other))));
    }

    private void placeFeatureCycle() {
        Optional<ClassRole> member = project.classRoles().stream()
                .filter(classRole -> classRole.feature().isPresent() && classRole.role() != HexagonRole.BOOTSTRAP)
                .filter(classRole -> CanaryHome.of(classRole).isOpen())
                .findFirst();
        member.ifPresent(classRole -> {
            CanaryHome home = CanaryHome.of(classRole);
            CanaryHome left = home.in(packageInFeature(classRole, "hexagoncanaryleft"));
            CanaryHome right = home.in(packageInFeature(classRole, "hexagoncanaryright"));
            expect("HEX-601", cycle(left, right));
        });
    }

    /** Places two packages below one of the project, whichever role it has. */
    private void placePackageCycle() {
        project.classRoles().stream()
                .map(CanaryHome::of)
                .findFirst()
                .or(() -> project.outside().stream().findFirst().map(CanaryPlacement::outside))
                .ifPresent(home -> {
                    CanaryHome first = home.in(home.packageName() + ".hexagoncanaryfirst");
                    cycle(first, home.in(home.packageName() + ".hexagoncanarysecond"));
                    expect("HEX-602", first.packageName());
                });
    }

    /** Returns the first of two classes that depend on each other. */
    private String cycle(CanaryHome left, CanaryHome right) {
        String first = name(left);
        String second = name(right);
        write(CanaryTemplate.DEPENDENT, left, first, second);
        write(CanaryTemplate.DEPENDENT, right, second, first);
        return first;
    }

    private static CanaryHome outside(JavaClass type) {
        return new CanaryHome(type.getPackageName(), NO_ROLE, "");
    }

    /** Returns the corresponding package of another feature. */
    private String packageInFeature(ClassRole classRole, String feature) {
        Feature own = classRole.feature().orElseThrow();
        String name = classRole.type().getPackageName();
        String start = own.scope().equals(classRole.area())
                ? classRole.area()
                : project.settings().rootOf(name).orElseThrow();
        return start + "." + feature
                + (start.equals(classRole.area())
                        ? ""
                        : name.substring(start.length() + 1 + own.name().length()));
    }

    private void single(String rule, CanaryTemplate template, HexagonRole role) {
        homeOf(role).ifPresent(home -> place(rule, template, home));
    }

    private void place(String rule, CanaryTemplate template, CanaryHome home) {
        String canary = name(home);
        write(template, home, canary, canary);
        expect(rule, canary);
    }

    private void pair(String rule, HexagonRole role, CanaryTemplate template, HexagonRole other) {
        homeOf(role).ifPresent(home -> homeOf(other).ifPresent(dependency -> pair(rule, home, template, dependency)));
    }

    private void pair(String rule, CanaryHome home, CanaryTemplate template, CanaryHome otherHome) {
        String dependency = name(otherHome);
        String canary = name(home);
        write(template, otherHome, dependency, dependency);
        write(CanaryTemplate.DEPENDENT, home, canary, dependency);
        expect(rule, canary);
    }

    private void write(CanaryTemplate template, CanaryHome home, String name, String dependency) {
        Path classes = home.directory(directory);
        directories.add(classes);
        template.write(classes, name, dependency, home.mark());
    }

    private String name(CanaryHome home) {
        count++;
        return home.className(NAME + count);
    }

    private void expect(String rule, String canary) {
        expectedSubjects.computeIfAbsent(rule, key -> new ArrayList<>()).add(canary);
    }

    /** Returns a place in which a canary has the role. */
    private Optional<CanaryHome> homeOf(HexagonRole role) {
        boolean port = role == HexagonRole.DRIVING_PORT || role == HexagonRole.DRIVEN_PORT;
        return project.classRoles().stream()
                .filter(classRole -> classRole.role() == role && classRole.isTop() && !classRole.isShared())
                .filter(classRole -> classRole.type().isInterface() == port
                        && !classRole.type().isAnnotation()
                        && !Nesting.isDescriptor(classRole.type()))
                .map(CanaryHome::of)
                .filter(CanaryHome::isOpen)
                .findFirst();
    }
}
