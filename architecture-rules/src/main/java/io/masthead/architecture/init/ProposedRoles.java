package io.masthead.architecture.init;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.masthead.architecture.model.Nesting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts that packages play, and single classes that play another part than their package. */
final class ProposedRoles {

    private final ScannedProject project;
    private final Map<String, InferredRole> packages;
    private final Map<String, Zone> single = new TreeMap<>();

    ProposedRoles(ScannedProject project) {
        this.project = project;
        this.packages = RoleInference.of(project);
        List<ScannedClass> classes = project.packages().values().stream()
                .flatMap(each -> each.classes().stream())
                .toList();
        classes.forEach(
                type -> deviation(type).ifPresent(zone -> single.put(type.type().getName(), zone)));
        classes.stream()
                .filter(this::composes)
                .forEach(type -> single.put(type.type().getName(), Zone.BOOTSTRAP));
    }

    /** {@return the packages in a zone} */
    List<ScannedPackage> in(Zone zone) {
        return project.packages().values().stream()
                .filter(each -> zoneOf(each) == zone)
                .toList();
    }

    /** {@return the classes of the packages in a zone, without those that deviate from it} */
    List<ScannedClass> classesIn(Zone zone) {
        return in(zone).stream()
                .flatMap(each -> each.classes().stream())
                .filter(type -> !single.containsKey(type.type().getName()))
                .toList();
    }

    /** {@return the classes that are in a zone other than that of their package} */
    List<ScannedClass> deviating(Zone zone) {
        return project.packages().values().stream()
                .flatMap(each -> each.classes().stream())
                .filter(type -> single.get(type.type().getName()) == zone)
                .toList();
    }

    /** {@return the zone of a package; shared packages without a role are unknown} */
    Zone zoneOf(ScannedPackage each) {
        Zone zone = Optional.ofNullable(packages.get(each.fullName()))
                .map(InferredRole::zone)
                .orElse(Zone.UNKNOWN);
        return zone == Zone.SHARED ? Zone.UNKNOWN : zone;
    }

    /** {@return why a package is in its zone} */
    String reasonOf(ScannedPackage each) {
        return Optional.ofNullable(packages.get(each.fullName()))
                .map(InferredRole::reason)
                .orElse("");
    }

    /**
     * {@return whether classes implement an interface, all of them outside of the core, for the core and not only for
     * driving adapters}
     */
    boolean isDriven(ScannedClass port) {
        return isImplementedOutside(port) && (isHeldByCore(port) || !isCalledFromOutside(port));
    }

    private boolean isImplementedOutside(ScannedClass port) {
        Set<Zone> zones = implementers(port).collect(Collectors.toSet());
        return port.isPublicInterface() && !zones.isEmpty() && zones.stream().allMatch(Zone::isOutsideCore);
    }

    /** Tells whether a class of the core has a field of the type: it needs the service, and is not only passed it. */
    private boolean isHeldByCore(ScannedClass port) {
        return port.type().getFieldsWithTypeOfSelf().stream()
                .map(JavaField::getOwner)
                .anyMatch(owner -> !zoneOf(owner.getName()).isOutsideCore());
    }

    private boolean isCalledFromOutside(ScannedClass port) {
        return in(Zone.DRIVING_ADAPTER).stream()
                .flatMap(each -> each.classes().stream())
                .anyMatch(type -> type.references().contains(port.type().getName()));
    }

    /** {@return whether a use case implements an interface} */
    boolean isDriving(ScannedClass port) {
        return port.isPublicInterface() && implementers(port).anyMatch(zone -> zone == Zone.USE_CASE);
    }

    /** {@return the packages of the implementations of an interface} */
    Stream<String> packagesOfImplementers(ScannedClass port) {
        return port.type().getAllSubclasses().stream().map(JavaClass::getPackageName);
    }

    /** Returns the zones of the complete implementations; a sub-interface of Spring Data's becomes one at run time. */
    private Stream<Zone> implementers(ScannedClass port) {
        return port.type().getAllSubclasses().stream()
                .filter(type -> type.isInterface() || !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .flatMap(type -> project.packageOf(type.getName()).stream())
                .map(this::zoneOf);
    }

    private Optional<Zone> deviation(ScannedClass type) {
        Zone home = zoneOf(type.type().getName());
        if (home == Zone.DOMAIN && hasUnknownName(type)) {
            return type.isConfiguration()
                    ? Optional.of(Zone.BOOTSTRAP)
                    : type.drivenEvidence().map(reason -> Zone.DRIVEN_ADAPTER);
        }
        if (home == Zone.DRIVEN_ADAPTER
                && type.drivingEvidence().isPresent()
                && references(type, EnumSet.of(Zone.USE_CASE, Zone.DRIVING_PORT))
                && implementsNothingOfCore(type)) {
            return Optional.of(Zone.DRIVING_ADAPTER);
        }
        boolean besidesUseCases = home == Zone.USE_CASE || home == Zone.DRIVING_PORT;
        return besidesUseCases && isDriven(type) ? Optional.of(Zone.DRIVEN_PORT) : Optional.empty();
    }

    /** Tells whether a class beside use cases or in an adapter is a configuration that makes use cases, or both sides. */
    private boolean composes(ScannedClass type) {
        Zone home = zoneOf(type.type().getName());
        return type.isConfiguration()
                && (home.isAdapter() || home == Zone.USE_CASE)
                && type.type().getConstructorCallsFromSelf().stream()
                        .map(call -> call.getTargetOwner().getName())
                        .map(name -> single.getOrDefault(name, zoneOf(name)))
                        .anyMatch(zone -> zone == Zone.USE_CASE || (zone.isAdapter() && zone != home));
    }

    private boolean hasUnknownName(ScannedClass type) {
        return project.packageOf(type.type().getName())
                .filter(each -> each.name().zone() == Zone.UNKNOWN)
                .isPresent();
    }

    private boolean implementsNothingOfCore(ScannedClass type) {
        return type.type().getAllRawInterfaces().stream()
                .map(port -> zoneOf(port.getName()))
                .allMatch(zone -> zone == Zone.UNKNOWN || zone.isOutsideCore());
    }

    private boolean references(ScannedClass type, Set<Zone> zones) {
        return type.references().stream().anyMatch(name -> zones.contains(zoneOf(name)));
    }

    private Zone zoneOf(String className) {
        return project.packageOf(className).map(this::zoneOf).orElse(Zone.UNKNOWN);
    }

    /**
     * {@return patterns of classes by their names: one for all if they, and no others, end with the same words}
     *
     * @param chosen the classes
     */
    List<String> byName(List<ScannedClass> chosen) {
        if (chosen.size() > 1) {
            Optional<String> ending = sharedEnding(chosen);
            if (ending.isPresent()) {
                return List.of("class:*" + ending.get());
            }
        }
        List<String> names = new ArrayList<>();
        chosen.forEach(type -> names.add(
                "class:" + type.type().getName().substring(project.root().length())));
        return names;
    }

    private Optional<String> sharedEnding(List<ScannedClass> chosen) {
        String first = chosen.get(0).name();
        Set<String> names = chosen.stream().map(type -> type.type().getName()).collect(Collectors.toSet());
        for (int start = 1; start < first.length(); start++) {
            String ending = first.substring(start);
            boolean isWord = Character.isUpperCase(ending.charAt(0));
            if (isWord && chosen.stream().allMatch(type -> type.name().endsWith(ending))) {
                boolean isTheirs = project.packages().values().stream()
                        .flatMap(each -> each.classes().stream())
                        .filter(type -> type.name().endsWith(ending))
                        .allMatch(type -> names.contains(Nesting.topName(type.type())));
                return isTheirs ? Optional.of(ending) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
