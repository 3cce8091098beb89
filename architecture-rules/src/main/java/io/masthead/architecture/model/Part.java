package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.report.HexagonRole;
import java.util.Optional;

/**
 * A class in its role.
 *
 * @param type the class
 * @param top the class that it is written in, or itself
 * @param role the role
 * @param home the role of the package that it lives in; another one where classes are told apart by what they are
 * @param area the package that the pattern of the role spells out: of an adapter, which one
 * @param feature the feature; empty for what features share
 */
public record Part(
        JavaClass type, JavaClass top, HexagonRole role, HexagonRole home, String area, Optional<Feature> feature) {

    /** {@return the full name of the class that it is written in} */
    public String name() {
        return top.getName();
    }

    /** {@return whether it belongs to the core} */
    public boolean isCore() {
        return role == HexagonRole.DOMAIN || role == HexagonRole.USE_CASE || isPort();
    }

    /** {@return whether it is a port, or speaks for one} */
    public boolean isPort() {
        return role == HexagonRole.DRIVING_PORT || role == HexagonRole.DRIVEN_PORT;
    }

    /** {@return whether it belongs to an adapter} */
    public boolean isAdapter() {
        return role == HexagonRole.DRIVING_ADAPTER || role == HexagonRole.DRIVEN_ADAPTER;
    }

    /** {@return whether it names who may extend it; ArchUnit before 1.5 does not say} */
    public boolean isSealed() {
        return type.getSource()
                .filter(source -> ClassFile.at(source.getUri()).isSealed())
                .isPresent();
    }

    /** {@return whether it is written in no other class} */
    public boolean isTop() {
        return type.equals(top);
    }
}
