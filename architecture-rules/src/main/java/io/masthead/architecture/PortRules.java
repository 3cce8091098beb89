package io.masthead.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The rules about the interfaces between the core and its surroundings. */
final class PortRules {

    private final Layout layout;

    PortRules(Layout layout) {
        this.layout = layout;
    }

    ArchRule drivingPortsAreMarked() {
        Role application = layout.application();
        return new Wording(
                        "driving-ports-are-marked",
                        "a driving port is an interface with one abstract method, marked as one of @Command, @Query, @Workflow",
                        "its mark decides the transaction that it runs in, and one method is one use case",
                        "give each use case its own interface, and mark it by whether it changes anything in one go")
                .rule(
                        List.of(layout.drivingPorts(), layout.applicationFeatures()),
                        classes()
                                .that(application.classes())
                                .should(new Offences("be proper driving ports, if any", this::portOffences)));
    }

    ArchRule drivenPortsAreImplemented() {
        Role ports = layout.drivenPorts();
        return new Wording(
                        "driven-ports-are-implemented",
                        "each driven port of the domain is implemented by a class outside of domain and testkit",
                        "a port that nothing implements cannot be driven",
                        "add a class that implements it to an adapter (a lambda is not seen), or remove the port")
                .rule(
                        List.of(ports),
                        classes()
                                .that(ports.classes())
                                .should(new Offences("be implemented", this::implementationOffences)));
    }

    private Stream<String> portOffences(JavaClass type) {
        List<String> marks =
                layout.marks().stream().filter(type::isAnnotatedWith).toList();
        int methods = Interfaces.abstractMethods(type).size();
        if (marks.size() > 1) {
            return Stream.of(type.getDescription() + " is marked as more than one of @Command, @Query, @Workflow");
        }
        if (!marks.isEmpty() && !type.isInterface()) {
            return Stream.of(type.getDescription() + " is marked as a driving port and is no interface");
        }
        if (!marks.isEmpty() && methods != 1) {
            return Stream.of(type.getDescription() + " has not one abstract method, but " + methods);
        }
        if (marks.isEmpty() && methods == 1 && isPublishedByFeature(type)) {
            return Stream.of(type.getDescription() + " is marked as none of @Command, @Query, @Workflow");
        }
        return Stream.empty();
    }

    private boolean isPublishedByFeature(JavaClass type) {
        return Interfaces.isPublicInterface(type)
                && layout.applicationFeatures().isPlayedBy(type);
    }

    private Stream<String> implementationOffences(JavaClass port) {
        boolean implemented = port.getAllSubclasses().stream().anyMatch(this::isImplementation);
        return implemented ? Stream.empty() : Stream.of(port.getDescription() + " has no implementation");
    }

    private boolean isImplementation(JavaClass type) {
        return !type.isInterface()
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && !layout.domain().isPlayedBy(type)
                && !layout.testkit().isPlayedBy(type);
    }
}
