package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.model.Part;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.Reference;
import io.masthead.architecture.report.Rule;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a rule is checked.
 *
 * @param rule the rule
 * @param subjects the classes that it looks at
 * @param offences what they do against it
 */
public record Check(
        Rule rule, Function<Project, Stream<JavaClass>> subjects, Function<Project, Stream<Offence>> offences) {

    static Check of(Rule rule, Predicate<Part> subjects, Function<Project, Stream<Offence>> offences) {
        return new Check(
                rule, project -> project.parts().stream().filter(subjects).map(Part::type), offences);
    }

    static Check ofEach(Rule rule, Predicate<Part> subjects, BiFunction<Part, Project, Stream<Offence>> offences) {
        return of(
                rule,
                subjects,
                project -> project.parts().stream().filter(subjects).flatMap(part -> offences.apply(part, project)));
    }

    static Check ofNames(Rule rule, Predicate<Part> subjects, BiPredicate<Part, Reference> forbidden) {
        return ofEach(
                rule,
                subjects,
                (part, project) -> project.references(part.type()).stream()
                        .filter(reference -> forbidden.test(part, reference))
                        .map(reference -> Offence.naming(part.type(), reference)));
    }

    static Check ofCalls(Rule rule, Predicate<Part> subjects, Predicate<JavaAccess<?>> forbidden) {
        return ofEach(
                rule,
                subjects,
                (part, project) -> part.type().getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .map(access -> Offence.calling(part.type(), access)));
    }

    /**
     * {@return how many classes it looks at}
     *
     * @param project the project
     */
    public int checked(Project project) {
        return (int) subjects.apply(project).count();
    }
}
