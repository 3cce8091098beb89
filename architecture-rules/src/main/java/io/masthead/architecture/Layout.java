package io.masthead.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/**
 * Where the rooms of a hexagon are: packages below one root.
 *
 * @param root the package that all rooms share
 * @param adapterNames adapters that have to be there, besides those that are found
 */
record Layout(String root, List<String> adapterNames) {

    private static final String ENTITY = "jakarta.persistence.Entity";

    Role everything() {
        return Role.inPackage("part of the project", root + "..");
    }

    Role domain() {
        return Role.inPackage("part of the domain", root + ".domain..");
    }

    Role application() {
        return Role.inPackage("part of the application", root + ".application..");
    }

    Role adapters() {
        return Role.inPackage("part of an adapter", root + ".adapters.*..");
    }

    Role adapter(String name) {
        return Role.inPackage("part of the adapter " + name, root + ".adapters." + name + "..");
    }

    /** The adapters that have to be there, or where none is named, any. */
    List<Role> requiredAdapters() {
        return adapterNames.isEmpty()
                ? List.of(adapters())
                : adapterNames.stream().map(this::adapter).toList();
    }

    Role bootstrap() {
        return Role.inPackage("part of bootstrap", root + ".bootstrap..");
    }

    Role testkit() {
        return Role.inPackage("part of the testkit", root + ".testkit..");
    }

    Role domainFeatures() {
        return Role.inPackage("part of a feature of the domain", root + ".domain.*..");
    }

    Role applicationFeatures() {
        return Role.inPackage("part of a feature of the application", root + ".application.*..");
    }

    Role entities() {
        return adapters()
                .and(
                        "a JPA entity",
                        "@" + ENTITY,
                        DescribedPredicate.describe("entities", type -> type.isAnnotatedWith(ENTITY)));
    }

    Role drivingPorts() {
        return application()
                .and(
                        "a driving port",
                        "@" + String.join(" or @", marks()),
                        DescribedPredicate.describe(
                                "driving ports", type -> marks().stream().anyMatch(type::isAnnotatedWith)));
    }

    /** Interfaces that the domain declares and leaves for others to implement. */
    Role drivenPorts() {
        return domain().and(
                        "a driven port",
                        "(a public interface without implementation in the domain)",
                        DescribedPredicate.describe("driven ports", this::isLeftToOthers));
    }

    /** The annotations of driving ports. */
    List<String> marks() {
        return List.of(root + ".application.Command", root + ".application.Query", root + ".application.Workflow");
    }

    /** The name of the adapter that a class is part of; empty for a class between them. */
    String adapterOf(JavaClass type) {
        String prefix = root + ".adapters.";
        String name = type.getPackageName() + ".";
        return name.startsWith(prefix) ? name.substring(prefix.length(), name.indexOf('.', prefix.length())) : "";
    }

    private boolean isLeftToOthers(JavaClass type) {
        return Interfaces.isPublicInterface(type)
                && type.getAllSubclasses().stream().noneMatch(domain()::isPlayedBy);
    }
}
