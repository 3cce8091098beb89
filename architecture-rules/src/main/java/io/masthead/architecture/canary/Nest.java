package io.masthead.architecture.canary;

import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.model.Casting;
import io.masthead.architecture.model.Classes;
import io.masthead.architecture.model.Feature;
import io.masthead.architecture.model.Part;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.report.HexagonRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Places canaries in the packages of a project. */
final class Nest {

    private static final String NAME = ".HexagonCanary";

    private final Project project;
    private final Path directory;
    private final Map<String, List<String>> culprits = new TreeMap<>();
    private int count;

    Nest(Project project, Path directory) {
        this.project = project;
        this.directory = directory;
        dependencies();
        Stream.of(HexagonRole.DRIVING_PORT, HexagonRole.DRIVEN_PORT)
                .forEach(role -> alone("HEX-201", Mould.FRAMED_PORT, role));
        alone("HEX-202", Mould.LONELY_PORT, HexagonRole.DRIVING_PORT);
        alone("HEX-203", Mould.LONELY_PORT, HexagonRole.DRIVEN_PORT);
        alone("HEX-204", Mould.LONELY_PORT, HexagonRole.DRIVING_PORT);
        for (HexagonRole adapter : List.of(HexagonRole.DRIVEN_ADAPTER, HexagonRole.DRIVING_ADAPTER)) {
            pair("HEX-301", HexagonRole.BOOTSTRAP, Mould.ROW, adapter);
            alone("HEX-302", Mould.NEIGHBOUR, adapter);
            alone("HEX-704", Mould.IMPURE, adapter);
            alone("HEX-706", Mould.OLD_FASHIONED, adapter);
        }
        for (HexagonRole role : List.of(HexagonRole.DOMAIN, HexagonRole.USE_CASE)) {
            Stream.of("HEX-401", "HEX-402", "HEX-403", "HEX-404").forEach(rule -> alone(rule, Mould.IMPURE, role));
        }
        for (HexagonRole role : HexagonRole.values()) {
            alone("HEX-501", Mould.TRANSACTED, role);
            Stream.of("HEX-701", "HEX-702", "HEX-703", "HEX-705")
                    .forEach(rule -> alone(rule, Mould.OLD_FASHIONED, role));
        }
        circle();
        packageCycle();
    }

    /** The classes and packages that were made to break a rule: one of them at least has to be caught. */
    List<String> culprits(String rule) {
        return culprits.getOrDefault(rule, List.of());
    }

    /** The project of all canaries. */
    Project trial() {
        Collection<JavaClass> classes = Classes.of(List.of(directory));
        return Casting.trial(project.settings(), classes, project);
    }

    private void dependencies() {
        pair("HEX-101", HexagonRole.DOMAIN, Mould.NEIGHBOUR, HexagonRole.USE_CASE);
        pair("HEX-101", HexagonRole.DRIVING_ADAPTER, Mould.NEIGHBOUR, HexagonRole.BOOTSTRAP);
        pair("HEX-101", HexagonRole.DRIVEN_ADAPTER, Mould.NEIGHBOUR, HexagonRole.BOOTSTRAP);
        for (HexagonRole core : List.of(HexagonRole.DOMAIN, HexagonRole.USE_CASE)) {
            pair("HEX-104", core, Mould.NEIGHBOUR, HexagonRole.DRIVING_ADAPTER);
            pair("HEX-104", core, Mould.NEIGHBOUR, HexagonRole.DRIVEN_ADAPTER);
        }
        alone("HEX-103", Mould.FRAMED, HexagonRole.DOMAIN);
        alone("HEX-105", Mould.FRAMED, HexagonRole.USE_CASE);
        List<Part> adapters = project.parts().stream().filter(Part::isAdapter).toList();
        adapters.stream()
                .findFirst()
                .ifPresent(one -> adapters.stream()
                        .filter(other -> !other.area().equals(one.area()))
                        .findFirst()
                        .ifPresent(other -> pair(
                                "HEX-102",
                                one.type().getPackageName(),
                                Mould.NEIGHBOUR,
                                other.type().getPackageName())));
    }

    private void circle() {
        Optional<Part> member = project.parts().stream()
                .filter(part -> part.feature().isPresent() && part.role() != HexagonRole.BOOTSTRAP)
                .findFirst();
        member.ifPresent(part -> {
            String left = name(sibling(part, "hexagoncanaryleft"));
            String right = name(sibling(part, "hexagoncanaryright"));
            Mould.NEEDING.cast(directory, left, right);
            Mould.NEEDING.cast(directory, right, left);
            blame("HEX-601", left);
        });
    }

    /** Two packages below one of the project, whichever role that plays. */
    private void packageCycle() {
        project.classes().findFirst().map(JavaClass::getPackageName).ifPresent(home -> {
            String first = home + ".hexagoncanaryfirst";
            String left = name(first);
            String right = name(home + ".hexagoncanarysecond");
            Mould.NEEDING.cast(directory, left, right);
            Mould.NEEDING.cast(directory, right, left);
            blame("HEX-602", first);
        });
    }

    /** The package in which another feature would have the same. */
    private String sibling(Part part, String feature) {
        Feature own = part.feature().orElseThrow();
        String name = part.type().getPackageName();
        String start = own.room().equals(part.area())
                ? part.area()
                : project.settings().root();
        return start + "." + feature
                + (start.equals(part.area())
                        ? ""
                        : name.substring(start.length() + 1 + own.name().length()));
    }

    private void alone(String rule, Mould mould, HexagonRole role) {
        packageOf(role).ifPresent(home -> {
            String culprit = name(home);
            mould.cast(directory, culprit, culprit);
            blame(rule, culprit);
        });
    }

    private void pair(String rule, HexagonRole role, Mould mould, HexagonRole other) {
        packageOf(role).ifPresent(home -> packageOf(other).ifPresent(neighbour -> pair(rule, home, mould, neighbour)));
    }

    private void pair(String rule, String home, Mould mould, String otherHome) {
        String neighbour = name(otherHome);
        String culprit = name(home);
        mould.cast(directory, neighbour, neighbour);
        Mould.NEEDING.cast(directory, culprit, neighbour);
        blame(rule, culprit);
    }

    private String name(String home) {
        count++;
        return home + NAME + count;
    }

    private void blame(String rule, String culprit) {
        culprits.computeIfAbsent(rule, key -> new ArrayList<>()).add(culprit);
    }

    /** A package where a class of the kind that canaries are would play the role. */
    private Optional<String> packageOf(HexagonRole role) {
        boolean port = role == HexagonRole.DRIVING_PORT || role == HexagonRole.DRIVEN_PORT;
        return project.parts().stream()
                .filter(part -> part.role() == role && part.isTop())
                .filter(part -> part.type().isInterface() == port
                        && !part.type().isAnnotation()
                        && !part.type().getSimpleName().equals("package-info"))
                .map(part -> part.type().getPackageName())
                .findFirst();
    }
}
