package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import io.masthead.architecture.model.Nesting;
import io.masthead.architecture.model.Reference;
import java.util.Comparator;
import java.util.List;

/**
 * Dependency of one package on another.
 *
 * @param from the dependent package
 * @param to the package that it depends on
 * @param uses the uses of classes of {@code to}, at least one
 */
record PackageDependency(String from, String to, List<Use> uses) {

    private static final Comparator<Use> ORDER = Comparator.comparing(
                    (Use use) -> use.user().getName())
            .thenComparing(use -> use.used().name())
            .thenComparingInt(use -> use.used().line())
            .thenComparing(use -> use.used().text());

    /**
     * Use of a class of another package.
     *
     * @param user the dependent class
     * @param used the class that it depends on
     */
    record Use(JavaClass user, Reference used) {

        private String pair() {
            return Nesting.topName(user) + " " + used.topName();
        }

        private String place() {
            int line = used.line();
            return user.getSource()
                    .flatMap(Source::getFileName)
                    .filter(file -> line > 0)
                    .map(file -> " (" + file + ":" + line + ")")
                    .orElse("");
        }
    }

    /** {@return the number of pairs of classes} */
    int weight() {
        return (int) uses.stream().map(Use::pair).distinct().count();
    }

    /** {@return an example, the same in every run} */
    Use example() {
        return uses.stream().min(ORDER).orElseThrow();
    }

    /** {@return a description of the dependency with an example} */
    String text() {
        int weight = weight();
        Use example = example();
        return from + " -> " + to + " by " + weight + (weight == 1 ? " dependency" : " dependencies") + ", for example "
                + example.used().text() + example.place();
    }
}
