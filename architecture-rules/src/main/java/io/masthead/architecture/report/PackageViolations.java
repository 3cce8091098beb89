package io.masthead.architecture.report;

import io.masthead.architecture.report.ReportSection.ViolationGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Violations of one rule in one package.
 *
 * @param name the package, or the module for a rule about modules
 * @param groups the violations, the largest groups first
 */
record PackageViolations(String name, List<ViolationGroup> groups) {

    /** {@return groups by their packages, the packages with the most violations first} */
    static List<PackageViolations> worstFirst(List<ViolationGroup> groups) {
        Map<String, List<ViolationGroup>> packages = new LinkedHashMap<>();
        groups.stream()
                .sorted(Comparator.comparingInt(ViolationGroup::count).reversed())
                .forEach(group -> packages.computeIfAbsent(
                                packageOf(group.first().subject()), name -> new ArrayList<>())
                        .add(group));
        return packages.entrySet().stream()
                .map(entry -> new PackageViolations(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(PackageViolations::count).reversed())
                .toList();
    }

    /** {@return the number of violations} */
    int count() {
        return groups.stream().mapToInt(ViolationGroup::count).sum();
    }

    /** {@return the package of a class; other subjects, which are modules and packages, are their own} */
    private static String packageOf(String subject) {
        int dot = subject.lastIndexOf('.');
        return dot > 0 && Character.isUpperCase(subject.codePointAt(dot + 1)) ? subject.substring(0, dot) : subject;
    }
}
