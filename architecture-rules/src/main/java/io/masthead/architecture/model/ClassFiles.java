package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads each class file once, for roles and references alike, and keeps the names that ArchUnit does not show. */
final class ClassFiles {

    private static final Names NONE = new Names(List.of(), List.of(), List.of(), List.of());

    private final Map<JavaClass, Names> read = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /**
     * Names in a class file.
     *
     * @param classes the referenced classes, except those in method descriptors
     * @param invisible the types that appear in annotations only, and in those that do not exist at run time
     * @param lambdas the interfaces that lambdas and method references implement
     * @param quoted the texts that can be names of classes
     */
    record Names(List<String> classes, List<String> invisible, List<String> lambdas, List<String> quoted) {}

    /**
     * {@return the names in the file of a class}
     *
     * @param type the class
     */
    Names of(JavaClass type) {
        return read.computeIfAbsent(
                type,
                unread -> type.getSource()
                        .map(source -> names(ClassFile.at(source.getUri())))
                        .orElse(NONE));
    }

    private Names names(ClassFile file) {
        Set<String> classes = file.classes();
        Set<String> invisible = new HashSet<>(file.invisible());
        invisible.removeAll(classes);
        return new Names(shared(classes), shared(invisible), shared(file.lambdas()), shared(file.quoted()));
    }

    /** Keeps one copy of each name, for most of them are in thousands of class files. */
    private List<String> shared(Collection<String> found) {
        return found.stream()
                .map(name -> names.computeIfAbsent(name, same -> same))
                .sorted()
                .toList();
    }
}
