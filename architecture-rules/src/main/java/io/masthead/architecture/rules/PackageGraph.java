package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.Reference;
import io.masthead.architecture.rules.PackageDependency.Use;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Graph of the dependencies between the packages of a project. */
final class PackageGraph {

    private final Map<String, Map<String, PackageDependency>> dependencies = new TreeMap<>();

    private PackageGraph() {}

    static PackageGraph of(Project project) {
        PackageGraph graph = new PackageGraph();
        Set<String> packages = project.classes().map(JavaClass::getPackageName).collect(Collectors.toSet());
        project.classes()
                .forEach(user -> project.references(user).stream()
                        .filter(used -> packages.contains(used.packageName()))
                        .forEach(used -> graph.add(user, used)));
        return graph;
    }

    private void add(JavaClass user, Reference used) {
        String from = user.getPackageName();
        String to = used.packageName();
        if (!from.equals(to)) {
            dependencies
                    .computeIfAbsent(from, none -> new TreeMap<>())
                    .computeIfAbsent(to, none -> new PackageDependency(from, to, new ArrayList<>()))
                    .uses()
                    .add(new Use(user, used));
        }
    }

    /**
     * {@return the shortest cycle through each dependency that is part of a cycle, without duplicates} All cycles would
     * be too many to read; these contain every dependency that is part of one.
     */
    Collection<PackageCycle> cycles() {
        Map<List<String>, PackageCycle> cycles = new LinkedHashMap<>();
        for (String start : dependencies.keySet()) {
            Map<String, String> previous = reachedFrom(start);
            for (String end : previous.keySet()) {
                if (targets(end).contains(start)) {
                    List<String> packages = path(start, end, previous);
                    cycles.computeIfAbsent(packages, this::cycle);
                }
            }
        }
        return cycles.values();
    }

    /** Searches breadth-first, so that paths are the shortest. */
    private Map<String, String> reachedFrom(String start) {
        Map<String, String> previous = new HashMap<>();
        Deque<String> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            String from = next.remove();
            for (String to : targets(from)) {
                if (!to.equals(start) && previous.putIfAbsent(to, from) == null) {
                    next.add(to);
                }
            }
        }
        return previous;
    }

    private Set<String> targets(String from) {
        return dependencies.getOrDefault(from, Map.of()).keySet();
    }

    /** {@return the packages from start to end, rotated so that the alphabetically first one comes first} */
    private static List<String> path(String start, String end, Map<String, String> previous) {
        List<String> packages = new ArrayList<>();
        for (String step = end; step != null && !step.equals(start); step = previous.get(step)) {
            packages.add(step);
        }
        packages.add(start);
        Collections.reverse(packages);
        Collections.rotate(packages, -packages.indexOf(Collections.min(packages)));
        return packages;
    }

    private PackageCycle cycle(List<String> packages) {
        List<PackageDependency> cycle = new ArrayList<>();
        for (int index = 0; index < packages.size(); index++) {
            String to = packages.get((index + 1) % packages.size());
            cycle.add(dependencies.getOrDefault(packages.get(index), Map.of()).get(to));
        }
        return new PackageCycle(List.copyOf(cycle));
    }
}
