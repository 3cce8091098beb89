package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.report.HexagonRole;
import java.util.Optional;

/**
 * Class with its role.
 *
 * @param type the class
 * @param top the top-level class that encloses it, or the class itself
 * @param role the role
 * @param home the role of its package; differs from the role where a pattern selects classes by their kind
 * @param area the package that the pattern of the role spells out, which identifies an adapter
 * @param feature the feature; empty for classes that features share
 */
public record ClassRole(
        JavaClass type, JavaClass top, HexagonRole role, HexagonRole home, String area, Optional<Feature> feature) {

    /** {@return the full name of the top-level class} */
    public String name() {
        return top.getName();
    }

    /** {@return whether the class belongs to the core} */
    public boolean isCore() {
        return role == HexagonRole.DOMAIN || role == HexagonRole.USE_CASE || isPort();
    }

    /** {@return whether the class is a port or belongs to the interface of one} */
    public boolean isPort() {
        return role == HexagonRole.DRIVING_PORT || role == HexagonRole.DRIVEN_PORT;
    }

    /** {@return whether the class belongs to an adapter} */
    public boolean isAdapter() {
        return role == HexagonRole.DRIVING_ADAPTER || role == HexagonRole.DRIVEN_ADAPTER;
    }

    /** {@return whether the class is sealed; ArchUnit before 1.5 does not tell} */
    public boolean isSealed() {
        return type.getSource()
                .filter(source -> ClassFile.at(source.getUri()).isSealed())
                .isPresent();
    }

    /** {@return whether the class is a top-level class} */
    public boolean isTop() {
        return type.equals(top);
    }
}
