package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import io.masthead.architecture.model.Nesting;
import io.masthead.architecture.model.Reference;
import java.util.Comparator;
import java.util.List;

/**
 * Arrow from one package to another.
 *
 * @param from the package that depends
 * @param to the package that it depends on
 * @param uses the uses of its classes, one at least
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
     * @param user the class that depends
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

    /** {@return how many pairs of classes make the arrow} */
    int weight() {
        return (int) uses.stream().map(Use::pair).distinct().count();
    }

    /** {@return the same use in every run} */
    Use example() {
        return uses.stream().min(ORDER).orElseThrow();
    }

    /** {@return the arrow in words, with an example} */
    String text() {
        int weight = weight();
        Use example = example();
        return from + " -> " + to + " by " + weight + (weight == 1 ? " dependency" : " dependencies") + ", for example "
                + example.used().text() + example.place();
    }
}
