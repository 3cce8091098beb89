package io.masthead.architecture.init;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.masthead.architecture.model.Nesting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Infers the part that each package plays: from what it declares, then from its name, then from who implements, uses
 * and annotates what.
 *
 * <p>A name prevails over what the classes do, for a class that does not what its package says is what the rules are
 * to find. Only where a whole package contradicts its name do the classes prevail.
 */
final class RoleInference {

    /** Libraries of values, without input and output: a class that uses them can be one of the domain. */
    static final List<String> VALUE_LIBRARIES = List.of(
            "com.google.common",
            "io.vavr",
            "kotlin",
            "lombok",
            "org.apache.commons.collections4",
            "org.apache.commons.lang3",
            "org.apache.commons.text",
            "org.jetbrains.annotations",
            "org.jmolecules",
            "org.jspecify",
            "scala");

    private static final Set<Zone> INNER = EnumSet.of(
            Zone.DOMAIN, Zone.DRIVING_PORT, Zone.DRIVEN_PORT, Zone.PORT, Zone.APPLICATION, Zone.USE_CASE, Zone.CORE);

    private static final InferredRole NOTHING = new InferredRole(Zone.UNKNOWN, "");

    private final ScannedProject project;
    /** Parts by annotations and names, before those by what the classes do. */
    private final Map<String, InferredRole> given = new TreeMap<>();

    private final Map<String, InferredRole> roles = new TreeMap<>();

    private RoleInference(ScannedProject project) {
        this.project = project;
    }

    static Map<String, InferredRole> of(ScannedProject project) {
        RoleInference inference = new RoleInference(project);
        inference.infer();
        return inference.roles;
    }

    private void infer() {
        for (ScannedPackage each : project.packages().values()) {
            given.put(each.fullName(), given(each));
        }
        roles.putAll(given);
        main();
        each(Zone.APPLICATION, this::controllers, RoleInference::stem);
        each(Zone.ADAPTER, this::side, each -> String.join(".", each.name().unit()));
        each(Zone.PORT, this::sideOfPort, ScannedPackage::fullName);
        misnamedPorts();
        useCases();
        edges();
        each(Zone.CORE, this::core, ScannedPackage::fullName);
        each(Zone.APPLICATION, this::application, ScannedPackage::fullName);
        each(Zone.UNKNOWN, this::atItsEdge, ScannedPackage::fullName);
        each(Zone.SHARED, this::atItsEdge, ScannedPackage::fullName);
        pure();
        each(Zone.UNKNOWN, this::called, ScannedPackage::fullName);
        each(Zone.UNKNOWN, this::caller, ScannedPackage::fullName);
        each(Zone.UNKNOWN, this::asAbove, ScannedPackage::fullName);
        portsAlone();
    }

    /** Returns what the package declares, more precisely if its name is, or else what its name tells. */
    private static InferredRole given(ScannedPackage each) {
        Zone named = each.name().zone();
        String reason = named == Zone.UNKNOWN
                ? ""
                : "by the package name " + each.name().decision();
        return each.declared()
                .map(role ->
                        role.zone().includes(named) ? new InferredRole(named, role.reason() + " and " + reason) : role)
                .orElseGet(() -> new InferredRole(named, reason));
    }

    /** Gives a package a part, unless it declares another one. */
    private void assign(ScannedPackage each, InferredRole role) {
        if (fits(each, role)) {
            roles.put(each.fullName(), role);
        }
    }

    private static boolean fits(ScannedPackage each, InferredRole role) {
        return each.declared()
                .map(declared -> declared.zone().includes(role.zone()))
                .orElse(true);
    }

    private String givenReason(ScannedPackage each) {
        return given.getOrDefault(each.fullName(), NOTHING).reason();
    }

    private static String stem(ScannedPackage each) {
        return String.join(".", each.name().stemSegments());
    }

    /** Decides for each group of packages whose zone is still the one given. */
    private void each(
            Zone zone,
            Function<List<ScannedPackage>, Optional<InferredRole>> decision,
            Function<ScannedPackage, String> group) {
        Map<String, List<ScannedPackage>> groups = project.packages().values().stream()
                .filter(each -> zoneOf(each) == zone)
                .collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()));
        groups.values()
                .forEach(members ->
                        decision.apply(members).ifPresent(role -> members.forEach(member -> assign(member, role))));
    }

    private Zone zoneOf(ScannedPackage each) {
        return roles.getOrDefault(each.fullName(), NOTHING).zone();
    }

    private Zone zoneOf(String className) {
        return project.packageOf(className).map(this::zoneOf).orElse(Zone.UNKNOWN);
    }

    /** The class that starts the program composes it, wherever no name says otherwise. */
    private void main() {
        for (ScannedPackage each : project.packages().values()) {
            if (zoneOf(each) == Zone.UNKNOWN) {
                each.classes().stream()
                        .filter(ScannedClass::isMain)
                        .findFirst()
                        .ifPresent(main -> assign(
                                each,
                                new InferredRole(Zone.BOOTSTRAP, "because " + main.name() + " starts the program")));
            }
        }
    }

    /** Packages named application that consist of controllers. */
    private Optional<InferredRole> controllers(List<ScannedPackage> group) {
        List<ScannedClass> behaviours = behaviours(group);
        List<ScannedClass> users = behaviours.stream()
                .filter(type -> type.references().stream().anyMatch(project::isOwn))
                .toList();
        List<ScannedClass> active = users.isEmpty() ? behaviours : users;
        List<ScannedClass> called =
                active.stream().filter(type -> !isListeningUseCase(type)).toList();
        List<String> evidence = evidence(called, ScannedClass::drivingEvidence);
        return evidence.size() * 2 > active.size()
                ? Optional.of(new InferredRole(Zone.DRIVING_ADAPTER, "because " + evidence.get(0)))
                : Optional.empty();
    }

    /** Tells whether a class with methods that listen does the work itself, by an interface of the domain. */
    private boolean isListeningUseCase(ScannedClass type) {
        return !type.isController()
                && type.type().getFields().stream()
                        .map(JavaField::getRawType)
                        .anyMatch(field -> field.isInterface() && zoneOf(field.getName()) == Zone.DOMAIN);
    }

    private Optional<InferredRole> side(List<ScannedPackage> group) {
        List<ScannedClass> behaviours = behaviours(group);
        List<String> driven = new ArrayList<>();
        behaviours.forEach(type -> implementedPort(type).ifPresent(driven::add));
        driven.addAll(evidence(classes(group).toList(), ScannedClass::drivenEvidence));
        List<String> driving = evidence(behaviours, ScannedClass::drivingEvidence);
        if (driving.size() > driven.size()) {
            return Optional.of(new InferredRole(Zone.DRIVING_ADAPTER, "because " + driving.get(0)));
        }
        if (!driven.isEmpty()) {
            return Optional.of(new InferredRole(Zone.DRIVEN_ADAPTER, "because " + driven.get(0)));
        }
        return Optional.of(caller(group)
                .filter(role -> role.zone() == Zone.DRIVING_ADAPTER)
                .orElseGet(() -> new InferredRole(
                        Zone.DRIVEN_ADAPTER,
                        givenReason(group.get(0)) + ", since no class in it is called from outside")));
    }

    /** Returns the interface of the core that a class implements. */
    private Optional<String> implementedPort(ScannedClass type) {
        return type.type().getAllRawInterfaces().stream()
                .filter(port -> INNER.contains(zoneOf(port.getName())))
                .map(port -> type.name() + " implements " + port.getSimpleName())
                .sorted()
                .findFirst();
    }

    private Optional<InferredRole> sideOfPort(List<ScannedPackage> group) {
        ScannedPackage ports = group.get(0);
        Optional<InferredRole> decided = sideOfInterfaces(ports);
        return decided.isPresent()
                ? decided
                : project.packages().values().stream()
                        .filter(above -> (ports.fullName() + ".").startsWith(above.fullName() + "."))
                        .filter(above -> !above.equals(ports))
                        .flatMap(above -> sideOfInterfaces(above).stream())
                        .findFirst()
                        .or(() -> Optional.of(new InferredRole(Zone.DRIVEN_PORT, givenReason(ports))));
    }

    private Optional<InferredRole> sideOfInterfaces(ScannedPackage ports) {
        List<String> driven = implementations(ports, zone -> zone.isOutsideCore());
        List<String> driving = implementations(ports, zone -> INNER.contains(zone) || zone == Zone.UNKNOWN);
        if (ports.name().zone() != Zone.PORT && !isCalledFromOutside(ports)) {
            driving = List.of();
        }
        boolean isApplication = ports.name().zone() == Zone.APPLICATION;
        if (driven.isEmpty() && driving.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                driven.size() > driving.size() || (driven.size() == driving.size() && !isApplication)
                        ? new InferredRole(Zone.DRIVEN_PORT, "because " + driven.get(0))
                        : new InferredRole(Zone.DRIVING_PORT, "because " + driving.get(0)));
    }

    private boolean isCalledFromOutside(ScannedPackage ports) {
        Set<String> names =
                ports.interfaces().map(port -> port.type().getName()).collect(Collectors.toSet());
        return project.packages().values().stream()
                .filter(each -> zoneOf(each) == Zone.DRIVING_ADAPTER || zoneOf(each) == Zone.UNKNOWN)
                .flatMap(each -> each.classes().stream())
                .anyMatch(type -> type.references().stream().anyMatch(names::contains));
    }

    /** Returns a sentence for each interface of a package that is implemented in one of the zones. */
    private List<String> implementations(ScannedPackage ports, Predicate<Zone> wanted) {
        return ports.interfaces()
                .flatMap(port -> implementation(port.type(), wanted).stream())
                .toList();
    }

    private Optional<String> implementation(JavaClass port, Predicate<Zone> wanted) {
        return port.getAllSubclasses().stream()
                .filter(RoleInference::isComplete)
                .filter(type -> wanted.test(zoneOf(type.getName())))
                .map(type -> Nesting.top(type).getSimpleName() + " implements " + port.getSimpleName())
                .sorted()
                .findFirst();
    }

    private static boolean isComplete(JavaClass type) {
        return (!type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                || type.getAllRawInterfaces().stream()
                        .anyMatch(parent -> parent.getName().startsWith("org.springframework.data."));
    }

    /** Packages for driving ports that hold the implementations of interfaces elsewhere in the core. */
    private void misnamedPorts() {
        for (ScannedPackage each : project.packages().values()) {
            if (zoneOf(each) == Zone.DRIVING_PORT && each.interfaces().findAny().isEmpty()) {
                Optional<String> implemented = each.behaviours()
                        .flatMap(type -> implementedPort(type).stream())
                        .findFirst();
                implemented.ifPresent(sentence -> assign(each, new InferredRole(Zone.USE_CASE, "because " + sentence)));
            }
        }
    }

    /** Packages whose classes implement driving ports, whatever their name. */
    private void useCases() {
        for (ScannedPackage each : project.packages().values()) {
            if (EnumSet.of(Zone.DOMAIN, Zone.CORE, Zone.APPLICATION, Zone.UNKNOWN)
                    .contains(zoneOf(each))) {
                each.behaviours()
                        .flatMap(type -> type.type().getAllRawInterfaces().stream()
                                .filter(port -> zoneOf(port.getName()) == Zone.DRIVING_PORT)
                                .map(port -> type.name() + " implements " + port.getSimpleName()))
                        .findFirst()
                        .ifPresent(sentence -> assign(each, new InferredRole(Zone.USE_CASE, "because " + sentence)));
            }
        }
    }

    private Optional<InferredRole> core(List<ScannedPackage> group) {
        ScannedPackage each = group.get(0);
        Optional<InferredRole> ports =
                each.interfaces().count() * 2 > each.classes().size() ? sideOfInterfaces(each) : Optional.empty();
        Optional<InferredRole> adapter = each.behaviours()
                .flatMap(type -> type.type().getAllRawInterfaces().stream()
                        .filter(port -> zoneOf(port.getName()) == Zone.DRIVEN_PORT)
                        .map(port -> type.name() + " implements " + port.getSimpleName()))
                .map(sentence -> new InferredRole(Zone.DRIVEN_ADAPTER, "because " + sentence))
                .filter(role -> fits(each, role))
                .findFirst();
        return ports.or(() -> adapter)
                .or(() -> each.classes().stream().allMatch(this::isPure)
                        ? Optional.of(
                                new InferredRole(Zone.DOMAIN, givenReason(each) + ", and because it uses no framework"))
                        : belowPorts(each))
                .or(() -> Optional.of(new InferredRole(Zone.USE_CASE, givenReason(each))));
    }

    /** Packages below ports: the types that these speak with. */
    private Optional<InferredRole> belowPorts(ScannedPackage each) {
        return project.packages().values().stream()
                .filter(above -> each.fullName().startsWith(above.fullName() + "."))
                .filter(above -> EnumSet.of(Zone.DRIVING_PORT, Zone.DRIVEN_PORT).contains(zoneOf(above)))
                .map(above ->
                        new InferredRole(zoneOf(above), "because the ports of " + above.fullName() + " are above"))
                .findFirst();
    }

    private Optional<InferredRole> application(List<ScannedPackage> group) {
        ScannedPackage each = group.get(0);
        boolean onlyPorts = each.interfaces().findAny().isPresent()
                && each.behaviours().findAny().isEmpty();
        return onlyPorts
                ? sideOfInterfaces(each).or(() -> Optional.of(new InferredRole(Zone.DRIVING_PORT, givenReason(each))))
                : Optional.of(new InferredRole(Zone.USE_CASE, givenReason(each)));
    }

    /**
     * Packages beside controllers, below a package of the root that holds nothing else: what they share with each
     * other only belongs to the driving adapter.
     */
    private void edges() {
        Map<String, List<ScannedPackage>> modules = project.packages().values().stream()
                .filter(each -> each.name().segments().size() > 1)
                .collect(Collectors.groupingBy(
                        each -> each.name().segments().get(0), TreeMap::new, Collectors.toList()));
        modules.forEach((module, members) -> {
            Set<Zone> zones = EnumSet.noneOf(Zone.class);
            members.forEach(member -> zones.add(zoneOf(member)));
            List<String> driving = evidence(behaviours(members), ScannedClass::drivingEvidence);
            boolean isWhole = !project.packages().containsKey(project.root() + "." + module);
            if (isWhole
                    && !driving.isEmpty()
                    && zones.contains(Zone.UNKNOWN)
                    && EnumSet.of(Zone.UNKNOWN, Zone.SHARED, Zone.BOOTSTRAP, Zone.DRIVING_ADAPTER)
                            .containsAll(zones)
                    && evidence(classes(members).toList(), ScannedClass::drivenEvidence)
                                    .size()
                            < driving.size()) {
                members.stream()
                        .filter(member -> member.classes().stream().noneMatch(ScannedClass::isMain))
                        .forEach(member ->
                                assign(member, new InferredRole(Zone.DRIVING_ADAPTER, "because " + driving.get(0))));
            }
        });
    }

    /** Packages that configure, are called from outside, or reach outside. */
    private Optional<InferredRole> atItsEdge(List<ScannedPackage> group) {
        ScannedPackage each = group.get(0);
        List<ScannedClass> behaviours = each.behaviours().toList();
        List<String> driving = evidence(behaviours, ScannedClass::drivingEvidence);
        if (!driving.isEmpty()) {
            return Optional.of(new InferredRole(Zone.DRIVING_ADAPTER, "because " + driving.get(0)));
        }
        if (!behaviours.isEmpty() && behaviours.stream().allMatch(ScannedClass::isConfiguration)) {
            return Optional.of(new InferredRole(
                    Zone.BOOTSTRAP, "because " + behaviours.get(0).name() + " is a configuration"));
        }
        List<String> driven = evidence(each.classes(), ScannedClass::drivenEvidence);
        if (driven.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(valueOfCore(each)
                .map(value -> new InferredRole(Zone.DOMAIN, "because the core uses " + value.name()))
                .orElseGet(() -> new InferredRole(Zone.DRIVEN_ADAPTER, "because " + driven.get(0))));
    }

    /** Returns a class that the core uses, if most classes of the package are free of frameworks. */
    private Optional<ScannedClass> valueOfCore(ScannedPackage each) {
        List<ScannedClass> free =
                each.classes().stream().filter(this::isFreeOfFrameworks).toList();
        Set<String> used = project.packages().values().stream()
                .filter(other -> INNER.contains(zoneOf(other)))
                .flatMap(other -> other.classes().stream())
                .flatMap(type -> type.references().stream())
                .collect(Collectors.toSet());
        return free.size() * 2 > each.classes().size()
                ? free.stream()
                        .filter(type -> used.contains(type.type().getName()))
                        .findFirst()
                : Optional.empty();
    }

    private boolean isFreeOfFrameworks(ScannedClass type) {
        return type.references().stream()
                .allMatch(name -> project.isOwn(name) ? !zoneOf(name).isOutsideCore() : isPure(name, Set.of()));
    }

    /** Packages that use the JDK, the domain and each other only are the domain. */
    private void pure() {
        Set<Zone> open = EnumSet.of(Zone.UNKNOWN, Zone.SHARED);
        List<ScannedPackage> candidates = new ArrayList<>(project.packages().values().stream()
                .filter(each -> open.contains(zoneOf(each)))
                .toList());
        boolean changed = true;
        while (changed) {
            Set<String> names =
                    candidates.stream().map(ScannedPackage::fullName).collect(Collectors.toSet());
            changed = candidates.removeIf(each -> !each.classes().stream()
                    .allMatch(type -> type.references().stream().allMatch(name -> isPure(name, names))));
        }
        candidates.forEach(each ->
                assign(each, new InferredRole(Zone.DOMAIN, "because it uses nothing but the JDK and the domain")));
    }

    private boolean isPure(ScannedClass type) {
        return type.references().stream().allMatch(name -> isPure(name, Set.of()));
    }

    private boolean isPure(String name, Set<String> packages) {
        Optional<ScannedPackage> own = project.packageOf(name);
        if (own.isPresent()) {
            return packages.contains(own.get().fullName()) || INNER.contains(zoneOf(own.get()));
        }
        boolean isJdk = name.startsWith("java.") && !name.startsWith("java.sql.") && !name.startsWith("java.net.http.");
        return isJdk || VALUE_LIBRARIES.stream().anyMatch(library -> name.startsWith(library + "."));
    }

    /** Packages that driving adapters call, and that call the domain themselves, are use cases. */
    private Optional<InferredRole> called(List<ScannedPackage> group) {
        Set<String> callers = project.packages().values().stream()
                .filter(each -> zoneOf(each) == Zone.DRIVING_ADAPTER)
                .flatMap(each -> each.classes().stream())
                .flatMap(type -> type.references().stream())
                .collect(Collectors.toSet());
        return behaviours(group).stream()
                .filter(type -> callers.contains(type.type().getName()))
                .filter(type -> type.references().stream()
                        .anyMatch(name ->
                                EnumSet.of(Zone.DOMAIN, Zone.DRIVEN_PORT).contains(zoneOf(name))))
                .map(type -> new InferredRole(
                        Zone.USE_CASE, "because adapters call " + type.name() + ", which calls the domain"))
                .findFirst();
    }

    /** Packages that call the core: adapters without a framework's mark. */
    private Optional<InferredRole> caller(List<ScannedPackage> group) {
        List<ScannedClass> behaviours = behaviours(group);
        for (ScannedClass type : behaviours) {
            Optional<InferredRole> port =
                    implementedPort(type).map(sentence -> new InferredRole(Zone.DRIVEN_ADAPTER, "because " + sentence));
            if (port.isPresent()) {
                return port;
            }
        }
        return behaviours.stream()
                .flatMap(type -> type.references().stream()
                        .filter(name -> EnumSet.of(Zone.USE_CASE, Zone.APPLICATION, Zone.DRIVING_PORT)
                                .contains(zoneOf(name)))
                        .sorted()
                        .map(name -> new InferredRole(
                                Zone.DRIVING_ADAPTER,
                                "because " + type.name() + " calls " + name.substring(name.lastIndexOf('.') + 1))))
                .findFirst();
    }

    /** A package about which nothing is known plays the part of the one above. */
    private Optional<InferredRole> asAbove(List<ScannedPackage> group) {
        String name = group.get(0).fullName();
        for (int end = name.lastIndexOf('.'); end > project.root().length(); end = name.lastIndexOf('.', end - 1)) {
            InferredRole above = roles.get(name.substring(0, end));
            if (above != null && above.zone() != Zone.UNKNOWN) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    /** A domain of nothing but driven ports is none. */
    private void portsAlone() {
        List<ScannedPackage> domain = project.packages().values().stream()
                .filter(each -> zoneOf(each) == Zone.DOMAIN)
                .toList();
        List<String> ports = domain.stream()
                .flatMap(each -> implementations(each, Zone::isOutsideCore).stream())
                .toList();
        if (!ports.isEmpty() && ports.size() == classes(domain).count()) {
            domain.forEach(each -> assign(each, new InferredRole(Zone.DRIVEN_PORT, "because " + ports.get(0))));
        }
    }

    private static Stream<ScannedClass> classes(List<ScannedPackage> group) {
        return group.stream().map(ScannedPackage::classes).flatMap(Collection::stream);
    }

    private static List<ScannedClass> behaviours(List<ScannedPackage> group) {
        return group.stream().flatMap(ScannedPackage::behaviours).toList();
    }

    private static List<String> evidence(
            Collection<ScannedClass> classes, Function<ScannedClass, Optional<String>> finder) {
        return classes.stream().flatMap(type -> finder.apply(type).stream()).toList();
    }
}
