package io.masthead.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What there is to know of an interface as a port. */
final class Interfaces {

    /** Every object has these already: an interface that repeats them asks for nothing (JLS §9.8). */
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals(java.lang.Object)", "hashCode()", "toString()");

    private Interfaces() {}

    static boolean isPublicInterface(JavaClass type) {
        return type.isInterface() && !type.isAnnotation() && type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    /** The methods that an implementation has to bring, inherited ones included. */
    static Set<String> abstractMethods(JavaClass type) {
        Set<String> methods = signatures(type, Interfaces::isAbstract);
        methods.removeAll(signatures(type, method -> !isAbstract(method)));
        methods.removeAll(OF_EVERY_OBJECT);
        return methods;
    }

    private static Set<String> signatures(JavaClass type, Predicate<JavaMethod> wanted) {
        return type.getAllMethods().stream()
                .filter(wanted)
                .map(Interfaces::signature)
                .collect(Collectors.toSet());
    }

    private static boolean isAbstract(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    private static String signature(JavaMethod method) {
        String parameters =
                method.getRawParameterTypes().stream().map(JavaClass::getName).collect(Collectors.joining(", "));
        return method.getName() + "(" + parameters + ")";
    }
}
