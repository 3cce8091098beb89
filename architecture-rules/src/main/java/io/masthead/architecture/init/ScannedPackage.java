package io.masthead.architecture.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Package below the root, with its top-level classes.
 *
 * @param fullName the full name
 * @param name the name below the root, with what its words tell
 * @param classes the top-level classes
 */
record ScannedPackage(String fullName, PackageName name, List<ScannedClass> classes) {

    /**
     * {@return the part that jMolecules declares: for the package, or else for its classes, of which the most decide
     * where neither all agree nor the name of the package tells}
     */
    Optional<InferredRole> declared() {
        Map<Zone, List<InferredRole>> parts = new EnumMap<>(Zone.class);
        classes.forEach(type -> declared(type)
                .ifPresent(role -> parts.computeIfAbsent(role.zone(), none -> new ArrayList<>())
                        .add(new InferredRole(role.zone(), "because " + type.name() + " has " + role.reason()))));
        return annotated()
                .or(() -> parts.size() == 1 || isOpen()
                        ? parts.values().stream()
                                .max(Comparator.comparingInt(List::size))
                                .map(roles -> roles.get(0))
                        : Optional.empty());
    }

    /** {@return the part that one of the classes declares; its reason is the annotation or type} */
    Optional<InferredRole> declared(ScannedClass type) {
        return DeclaredRole.of(type.type(), isOpen());
    }

    /** {@return the names of the annotations of the package} */
    Stream<String> annotations() {
        return classes.get(0).type().getPackage().getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getName());
    }

    private Optional<InferredRole> annotated() {
        return DeclaredRole.of(classes.get(0).type().getPackage());
    }

    /** {@return whether neither its name nor an annotation tells which part it plays} */
    boolean isOpen() {
        return EnumSet.of(Zone.UNKNOWN, Zone.SHARED, Zone.CORE).contains(name.zone())
                && annotated().isEmpty();
    }

    /** {@return the classes that do something, which shows the part that they play} */
    Stream<ScannedClass> behaviours() {
        return classes.stream().filter(type -> !type.isInterface() && !type.isData());
    }

    Stream<ScannedClass> interfaces() {
        return classes.stream().filter(ScannedClass::isInterface);
    }
}
