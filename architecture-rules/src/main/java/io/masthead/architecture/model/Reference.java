package io.masthead.architecture.model;

import java.util.Optional;

/**
 * A class that another one names.
 *
 * @param name its full name
 * @param part the part that it plays in the project; empty for one from elsewhere, or without a role
 * @param text how it is named, in a sentence
 * @param line where; 0 if that is not known
 */
public record Reference(String name, Optional<Part> part, String text, int line) {

    /** {@return the full name of the class that it is written in} */
    public String topName() {
        return part.map(Part::name).orElseGet(() -> {
            int nested = name.indexOf('$', name.lastIndexOf('.') + 2);
            return nested < 0 ? name : name.substring(0, nested);
        });
    }

    /** {@return its package} */
    public String packageName() {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
