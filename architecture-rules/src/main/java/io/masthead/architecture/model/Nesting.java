package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;

/** Finds the top-level class that encloses a class. */
public final class Nesting {

    private Nesting() {}

    /**
     * {@return the top-level class that encloses a class, or the class itself}
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
     * {@return the name of the top-level class that encloses a class, or its own}
     *
     * @param type the class
     */
    public static String topName(JavaClass type) {
        return top(type).getName();
    }

    /**
     * {@return whether a class file describes a package or a module instead of a class}
     *
     * @param type the class
     */
    public static boolean isDescriptor(JavaClass type) {
        return type.getSimpleName().equals("package-info")
                || type.getSimpleName().equals("module-info");
    }
}
