package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.config.RolePattern;
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
 * @param pattern the pattern of the role
 */
public record ClassRole(
        JavaClass type,
        JavaClass top,
        HexagonRole role,
        HexagonRole home,
        String area,
        Optional<Feature> feature,
        RolePattern pattern) {

    /** Key of the patterns of classes that belong to the domain and know nothing else of it. */
    static final String SHARED_KERNEL = "shared-kernel";

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

    /** {@return whether the class belongs to the shared kernel of the domain} */
    public boolean isShared() {
        return pattern.line().filter(line -> line.key().equals(SHARED_KERNEL)).isPresent();
    }

    /**
     * {@return whether the classes belong to the same adapter}
     *
     * @param other the other class
     */
    public boolean isOfSameAdapter(ClassRole other) {
        return role == other.role && area.equals(other.area);
    }

    /**
     * {@return the same role for a class within this one}
     *
     * @param nested the class
     */
    ClassRole ofNested(JavaClass nested) {
        return new ClassRole(nested, top, role, home, area, feature, pattern);
    }

    /** {@return whether the class is a top-level class} */
    public boolean isTop() {
        return type.equals(top);
    }
}
