package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;

/** Finds the class in whose file another is written. */
public final class Nesting {

    private Nesting() {}

    /**
     * {@return the class that a class is written in, or itself}
     *
     * @param type the class
     */
    public static JavaClass top(JavaClass type) {
        JavaClass top = type;
        while (top.getEnclosingClass().isPresent()) {
            top = top.getEnclosingClass().get();
        }
        return top;
    }

    /**
     * {@return the name of the class that a class is written in, or its own}
     *
     * @param type the class
     */
    public static String topName(JavaClass type) {
        return top(type).getName();
    }
}
