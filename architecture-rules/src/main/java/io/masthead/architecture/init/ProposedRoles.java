package io.masthead.architecture.init;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.masthead.architecture.model.Nesting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts that packages play, and single classes that play another part than their package. */
final class ProposedRoles {

    private static final InferredRole BOOTSTRAP =
            new InferredRole(Zone.BOOTSTRAP, "configurations beside what they compose");

    private final ScannedProject project;
    private final Map<String, InferredRole> packages;
    private final Map<String, InferredRole> single = new TreeMap<>();

    ProposedRoles(ScannedProject project) {
        this.project = project;
        this.packages = RoleInference.of(project);
        Map<ScannedClass, InferredRole> declared = deviations(this::declaredDeviation);
        declared.forEach(this::put);
        declared.forEach((type, role) -> put(type, new InferredRole(precise(type, role.zone()), role.reason())));
        deviations(this::deviation).forEach(this::put);
        deviations(this::composition).forEach(this::put);
    }

    private Map<ScannedClass, InferredRole> deviations(
            BiFunction<ScannedPackage, ScannedClass, Optional<InferredRole>> found) {
        Map<ScannedClass, InferredRole> deviations = new LinkedHashMap<>();
        for (ScannedPackage each : project.packages().values()) {
            each.classes().forEach(type -> found.apply(each, type).ifPresent(role -> deviations.put(type, role)));
        }
        return deviations;
    }

    private void put(ScannedClass type, InferredRole role) {
        single.put(type.type().getName(), role);
    }

    /** {@return the packages in a zone, without those of which all classes deviate from it} */
    List<ScannedPackage> in(Zone zone) {
        return project.packages().values().stream()
                .filter(each -> zoneOf(each) == zone)
                .filter(each -> !each.classes().stream().allMatch(this::deviates))
                .toList();
    }

    /** {@return the classes of the packages in a zone, without those that deviate from it} */
    List<ScannedClass> classesIn(Zone zone) {
        return in(zone).stream()
                .flatMap(each -> each.classes().stream())
                .filter(type -> !deviates(type))
                .toList();
    }

    private boolean deviates(ScannedClass type) {
        return single.containsKey(type.type().getName());
    }

    /** {@return the classes that are in a zone other than that of their package} */
    List<ScannedClass> deviating(Zone zone) {
        return project.packages().values().stream()
                .flatMap(each -> each.classes().stream())
                .filter(type -> deviates(type) && zoneOf(type.type().getName()) == zone)
                .toList();
    }

    /** {@return why a class is in another zone than its package} */
    String deviationOf(ScannedClass type) {
        return Objects.requireNonNull(single.get(type.type().getName())).reason();
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
                .anyMatch(owner -> !zoneOf(Nesting.topName(owner)).isOutsideCore());
    }

    private boolean isCalledFromOutside(ScannedClass port) {
        return Stream.concat(classesIn(Zone.DRIVING_ADAPTER).stream(), deviating(Zone.DRIVING_ADAPTER).stream())
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
                .filter(type -> project.isOwn(type.getName()))
                .map(type -> zoneOf(Nesting.topName(type)));
    }

    private Optional<InferredRole> declaredDeviation(ScannedPackage each, ScannedClass type) {
        Zone home = zoneOf(each);
        return each.declared(type)
                .filter(role -> role.zone() != home && !role.zone().includes(home))
                .map(role -> new InferredRole(role.zone(), "classes with " + role.reason()));
    }

    /** Returns the zone of a class that declares one less precisely. */
    private Zone precise(ScannedClass type, Zone declared) {
        return switch (declared) {
            case CORE, APPLICATION -> Zone.USE_CASE;
            case PORT -> isDriven(type) ? Zone.DRIVEN_PORT : Zone.DRIVING_PORT;
            case ADAPTER ->
                type.drivingEvidence().isPresent() || (callsUseCases(type) && implementsNothingOfCore(type))
                        ? Zone.DRIVING_ADAPTER
                        : Zone.DRIVEN_ADAPTER;
            default -> declared;
        };
    }

    private Optional<InferredRole> deviation(ScannedPackage each, ScannedClass type) {
        if (each.declared(type).isPresent()) {
            return Optional.empty();
        }
        Zone home = zoneOf(each);
        if (home == Zone.DOMAIN && each.name().zone() == Zone.UNKNOWN && each.isOpen()) {
            return type.isConfiguration()
                    ? Optional.of(BOOTSTRAP)
                    : type.drivenEvidence()
                            .map(reason -> new InferredRole(
                                    Zone.DRIVEN_ADAPTER, "classes that reach outside, beside the domain"));
        }
        if (home == Zone.DRIVEN_ADAPTER
                && type.drivingEvidence().isPresent()
                && callsUseCases(type)
                && implementsNothingOfCore(type)) {
            return Optional.of(new InferredRole(
                    Zone.DRIVING_ADAPTER, "classes that are called from outside, beside driven adapters"));
        }
        boolean besidesUseCases = home == Zone.USE_CASE || home == Zone.DRIVING_PORT;
        return besidesUseCases && isDriven(type)
                ? Optional.of(new InferredRole(Zone.DRIVEN_PORT, "interfaces that adapters implement"))
                : Optional.empty();
    }

    /** A configuration beside use cases or in an adapter that makes use cases, or the other side, composes them. */
    private Optional<InferredRole> composition(ScannedPackage each, ScannedClass type) {
        Zone home = zoneOf(each);
        boolean composes = each.declared(type).isEmpty()
                && type.isConfiguration()
                && (home.isAdapter() || home == Zone.USE_CASE)
                && type.type().getConstructorCallsFromSelf().stream()
                        .map(call -> zoneOf(call.getTargetOwner().getName()))
                        .anyMatch(zone -> zone == Zone.USE_CASE || (zone.isAdapter() && zone != home));
        return composes ? Optional.of(BOOTSTRAP) : Optional.empty();
    }

    private boolean implementsNothingOfCore(ScannedClass type) {
        return type.type().getAllRawInterfaces().stream()
                .map(port -> zoneOf(port.getName()))
                .allMatch(zone -> zone == Zone.UNKNOWN || zone.isOutsideCore());
    }

    private boolean callsUseCases(ScannedClass type) {
        return type.references().stream()
                .map(this::zoneOf)
                .anyMatch(zone -> zone == Zone.USE_CASE || zone == Zone.DRIVING_PORT);
    }

    private Zone zoneOf(String className) {
        return Optional.ofNullable(single.get(className))
                .map(InferredRole::zone)
                .or(() -> project.packageOf(className).map(this::zoneOf))
                .orElse(Zone.UNKNOWN);
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
