package io.masthead.architecture.init;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the parts that packages and classes declare with jMolecules, as its Javadoc defines them. */
final class DeclaredRole {

    private static final String ARCHITECTURE = "org.jmolecules.architecture.";

    private static final Map<String, Zone> PARTS = Map.ofEntries(
            entry("hexagonal.Application", Zone.CORE),
            entry("hexagonal.Port", Zone.PORT),
            entry("hexagonal.PrimaryPort", Zone.DRIVING_PORT),
            entry("hexagonal.SecondaryPort", Zone.DRIVEN_PORT),
            entry("hexagonal.Adapter", Zone.ADAPTER),
            entry("hexagonal.PrimaryAdapter", Zone.DRIVING_ADAPTER),
            entry("hexagonal.SecondaryAdapter", Zone.DRIVEN_ADAPTER),
            entry("onion.simplified.DomainRing", Zone.DOMAIN),
            entry("onion.simplified.ApplicationRing", Zone.APPLICATION),
            entry("onion.simplified.InfrastructureRing", Zone.ADAPTER),
            entry("onion.classical.DomainModelRing", Zone.DOMAIN),
            entry("onion.classical.DomainServiceRing", Zone.DOMAIN),
            entry("onion.classical.ApplicationServiceRing", Zone.APPLICATION),
            entry("onion.classical.InfrastructureRing", Zone.ADAPTER),
            entry("layered.DomainLayer", Zone.DOMAIN),
            entry("layered.ApplicationLayer", Zone.APPLICATION),
            entry("layered.InterfaceLayer", Zone.DRIVING_ADAPTER),
            entry("layered.InfrastructureLayer", Zone.ADAPTER));

    /** Building blocks of the domain, whatever their package is called. */
    private static final List<String> ENTITIES = List.of("AggregateRoot", "Entity");

    /** Building blocks that ports, use cases and adapters have too; services are left out, as use cases are called so. */
    private static final List<String> VALUES = List.of("ValueObject", "Identifier", "Association", "Factory");

    private DeclaredRole() {}

    /** {@return the part that an annotation of a package, or of the nearest one above, declares} */
    static Optional<InferredRole> of(JavaPackage declaring) {
        Optional<InferredRole> own =
                part(declaring).map(role -> new InferredRole(role.zone(), "by " + role.reason() + " on the package"));
        return own.or(() -> declaring.getParent().flatMap(DeclaredRole::of));
    }

    /**
     * {@return the part that a class declares; its reason is the annotation or type}
     *
     * @param type the class
     * @param isOpen whether its package leaves open which part its values play
     */
    static Optional<InferredRole> of(JavaClass type, boolean isOpen) {
        return part(type)
                .or(() -> block(type, ENTITIES))
                .or(() -> isOpen ? block(type, VALUES) : Optional.empty())
                .or(() -> isOpen && type.isInterface() ? block(type, List.of("Repository")) : Optional.empty());
    }

    private static Optional<InferredRole> part(HasAnnotations<?> element) {
        return element.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getName())
                .filter(name -> name.startsWith(ARCHITECTURE))
                .sorted()
                .flatMap(name -> Optional.ofNullable(PARTS.get(name.substring(ARCHITECTURE.length())))
                        .map(zone -> new InferredRole(zone, "@" + ScannedClass.simple(name)))
                        .stream())
                .findFirst();
    }

    private static Optional<InferredRole> block(JavaClass type, List<String> names) {
        Stream<String> annotations = names.stream()
                .filter(name -> type.isAnnotatedWith("org.jmolecules.ddd.annotation." + name))
                .map(name -> "@" + name);
        Stream<String> types = names.stream()
                .filter(name -> type.isAssignableTo("org.jmolecules.ddd.types." + name))
                .map(name -> "the type " + name);
        return Stream.concat(annotations, types).findFirst().map(reason -> new InferredRole(Zone.DOMAIN, reason));
    }
}
