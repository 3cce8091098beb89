package io.masthead.architecture.model;

import java.util.Optional;

/**
 * Reference of one class to another.
 *
 * @param name the full name of the referenced class
 * @param classRole the referenced class with its role; empty for a class from outside the project or without a role
 * @param text a sentence that describes the reference
 * @param line the line of the reference; 0 if it is unknown
 */
public record Reference(String name, Optional<ClassRole> classRole, String text, int line) {

    /** {@return the full name of the top-level class that encloses the referenced class} */
    public String topName() {
        return classRole.map(ClassRole::name).orElseGet(() -> {
            int nested = name.indexOf('$', name.lastIndexOf('.') + 2);
            return nested < 0 ? name : name.substring(0, nested);
        });
    }

    /** {@return the package of the referenced class} */
    public String packageName() {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
