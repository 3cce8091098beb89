package io.masthead.architecture.init;

import io.masthead.architecture.config.PackagePattern;
import io.masthead.architecture.report.HexagonRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of the configuration that assign roles. */
final class RoleLines {

    private final ScannedProject project;
    private final ProposedRoles roles;
    private final Map<Zone, List<String>> patterns = new EnumMap<>(Zone.class);
    private final List<String> sharedKernel;

    RoleLines(ScannedProject project, ProposedRoles roles) {
        this.project = project;
        this.roles = roles;
        PackageCover cover = new PackageCover(project);
        List<ScannedPackage> shared = roles.in(Zone.DOMAIN).stream()
                .filter(each -> each.name().zone() == Zone.SHARED)
                .filter(each -> !isDescribedByOthers(each))
                .toList();
        for (Zone zone : List.of(
                Zone.UNKNOWN, // first, since outside knows no exclusions
                Zone.BOOTSTRAP,
                Zone.DRIVING_ADAPTER,
                Zone.DRIVEN_ADAPTER,
                Zone.DRIVING_PORT,
                Zone.DRIVEN_PORT,
                Zone.USE_CASE)) {
            patterns.put(zone, cover.of(roles.in(zone), zone.isAdapter()));
        }
        sharedKernel = cover.of(shared, false);
        patterns.put(
                Zone.DOMAIN,
                cover.of(
                        roles.in(Zone.DOMAIN).stream()
                                .filter(each -> !shared.contains(each))
                                .toList(),
                        false));
    }

    List<ProposedLine> all() {
        List<ProposedLine> lines = new ArrayList<>();
        lines.add(line(HexagonRole.DOMAIN, Zone.DOMAIN, "no class without a framework was found"));
        if (!sharedKernel.isEmpty()) {
            lines.add(new ProposedLine(
                    "shared-kernel",
                    sharedKernel,
                    "classes for all features that use nothing but the JDK and the domain"));
        }
        lines.add(drivingPorts());
        lines.add(line(HexagonRole.USE_CASE, Zone.USE_CASE, "no class implements a driving port or calls the domain"));
        lines.add(drivenPorts());
        lines.add(line(HexagonRole.DRIVING_ADAPTER, Zone.DRIVING_ADAPTER, "no class is called from outside"));
        lines.add(line(HexagonRole.DRIVEN_ADAPTER, Zone.DRIVEN_ADAPTER, "no class implements a driven port"));
        lines.add(line(HexagonRole.BOOTSTRAP, Zone.BOOTSTRAP, "no class starts the program or configures it"));
        return lines;
    }

    /** Tells whether the description of a package has an annotation of another package of the project. */
    private boolean isDescribedByOthers(ScannedPackage each) {
        return each.annotations().anyMatch(project::isOwn);
    }

    /** {@return the patterns of the packages without a role} */
    List<String> outside() {
        return of(Zone.UNKNOWN);
    }

    private List<String> of(Zone zone) {
        return patterns.getOrDefault(zone, List.of());
    }

    private ProposedLine line(HexagonRole role, Zone zone, String none) {
        List<String> values = new ArrayList<>(of(zone));
        List<String> reasons = new ArrayList<>();
        if (!values.isEmpty()) {
            reasons.add(reason(zone));
        }
        if (project.isModular() && values.stream().anyMatch(value -> value.startsWith(".."))) {
            reasons.add("the modules of Spring Modulith are its features");
        }
        addDeviating(zone, values, reasons);
        return new ProposedLine(
                role.key(),
                values.isEmpty() ? List.of("none") : values,
                values.isEmpty() ? none : String.join("; ", reasons));
    }

    /** Adds the classes that are in a zone other than that of their package, with an example for each reason. */
    private void addDeviating(Zone zone, List<String> values, List<String> reasons) {
        List<ScannedClass> deviating = roles.deviating(zone);
        values.addAll(roles.byName(deviating));
        Map<String, String> examples = new LinkedHashMap<>();
        deviating.forEach(type -> examples.putIfAbsent(roles.deviationOf(type), type.name()));
        examples.forEach((reason, example) -> reasons.add(reason + ", like " + example));
    }

    /** Driving ports in packages of their own, or interfaces beside the use cases that implement them. */
    private ProposedLine drivingPorts() {
        List<String> mixed = of(Zone.DRIVING_PORT).isEmpty() ? holding(Zone.USE_CASE, roles::isDriving) : List.of();
        if (mixed.isEmpty()) {
            return line(
                    HexagonRole.DRIVING_PORT,
                    Zone.DRIVING_PORT,
                    "no use case implements an interface; adapters call the classes");
        }
        boolean withData = hasDataForAdapters();
        List<String> values = new ArrayList<>(kind("interface:", mixed));
        if (withData) {
            values.addAll(kind("data:", holding(Zone.USE_CASE, RoleLines::isPublicData)));
        }
        List<String> reasons = new ArrayList<>(List.of(
                "interfaces that use cases implement" + (withData ? ", and the data that adapters pass to them" : "")));
        addDeviating(Zone.DRIVING_PORT, values, reasons);
        return new ProposedLine(
                HexagonRole.DRIVING_PORT.key(), values.stream().distinct().toList(), String.join("; ", reasons));
    }

    /** Driven ports in packages of their own, and interfaces elsewhere in the core that adapters implement. */
    private ProposedLine drivenPorts() {
        ProposedLine own = line(HexagonRole.DRIVEN_PORT, Zone.DRIVEN_PORT, "no adapter implements an interface");
        List<ScannedClass> driven =
                roles.classesIn(Zone.DOMAIN).stream().filter(roles::isDriven).toList();
        if (driven.isEmpty()) {
            return own;
        }
        List<String> values = new ArrayList<>(own.values());
        values.remove("none");
        String reason = "interfaces of the domain that adapters implement, like "
                + driven.get(0).name();
        values.addAll(Stream.of(
                        selection("port:", this::isPort, driven),
                        selection("interface:", ScannedClass::isPublicInterface, driven),
                        roles.byName(driven))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow());
        return new ProposedLine(
                own.key(), values, own.values().equals(List.of("none")) ? reason : own.reason() + "; " + reason);
    }

    /** Returns the patterns that select interfaces by a kind, and the names of those that the kind gets wrong. */
    private List<String> selection(String prefix, Predicate<ScannedClass> kind, List<ScannedClass> wanted) {
        List<String> holding = holding(Zone.DOMAIN, roles::isDriven);
        List<ScannedClass> selected = roles.classesIn(Zone.DOMAIN).stream()
                .filter(kind)
                .filter(type -> holding.stream()
                        .anyMatch(pattern -> matches(pattern, type.type().getPackageName())))
                .toList();
        List<String> values = new ArrayList<>(kind(prefix, holding));
        roles.byName(wanted.stream().filter(type -> !selected.contains(type)).toList())
                .forEach(values::add);
        roles.byName(selected.stream().filter(type -> !wanted.contains(type)).toList())
                .forEach(name -> values.add("!" + name));
        return values;
    }

    /** Tells whether the prefix {@code port:} would select an interface. */
    private boolean isPort(ScannedClass type) {
        return type.isPublicInterface()
                && of(Zone.DOMAIN).stream()
                        .flatMap(pattern -> PackagePattern.parse(List.of(project.root()), pattern).stream())
                        .filter(pattern -> pattern.matches(type.type().getPackageName()))
                        .noneMatch(pattern -> roles.packagesOfImplementers(type).anyMatch(pattern::matchesAncestor));
    }

    private static List<String> kind(String prefix, List<String> holding) {
        return holding.stream()
                .map(pattern -> pattern.startsWith("!") ? pattern : prefix + pattern)
                .toList();
    }

    /** Returns the patterns of a zone in which a class has a property, with all that the zone excludes. */
    private List<String> holding(Zone zone, Predicate<ScannedClass> property) {
        Set<String> with = roles.classesIn(zone).stream()
                .filter(property)
                .map(type -> type.type().getPackageName())
                .collect(Collectors.toSet());
        List<String> found = of(zone).stream()
                .filter(pattern -> !pattern.startsWith("!"))
                .filter(pattern -> with.stream().anyMatch(name -> matches(pattern, name)))
                .toList();
        return found.isEmpty()
                ? List.of()
                : Stream.concat(found.stream(), of(zone).stream().filter(pattern -> pattern.startsWith("!")))
                        .toList();
    }

    private boolean matches(String pattern, String packageName) {
        return PackagePattern.parse(List.of(project.root()), pattern).stream()
                .anyMatch(parsed -> parsed.matches(packageName));
    }

    private boolean hasDataForAdapters() {
        Set<String> data = roles.classesIn(Zone.USE_CASE).stream()
                .filter(RoleLines::isPublicData)
                .map(type -> type.type().getName())
                .collect(Collectors.toSet());
        return roles.classesIn(Zone.DRIVING_ADAPTER).stream()
                .anyMatch(type -> type.references().stream().anyMatch(data::contains));
    }

    private static boolean isPublicData(ScannedClass type) {
        return type.isData() && type.isPublic();
    }

    private String reason(Zone zone) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        roles.in(zone)
                .forEach(each ->
                        counts.merge(roles.reasonOf(each), each.classes().size(), Integer::sum));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        String classes = ConfigurationProposal.classes(all);
        if (counts.size() == 1) {
            return classes + ", " + counts.keySet().iterator().next();
        }
        String most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(3)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return classes + ": " + most + (counts.size() > 3 ? ", and others" : "");
    }
}
