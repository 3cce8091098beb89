package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.Reference;
import io.masthead.architecture.report.Rule;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Check of a rule.
 *
 * @param rule the rule
 * @param subjects the classes that it checks
 * @param violations the violations that it finds
 */
public record Check(
        Rule rule, Function<Project, Stream<JavaClass>> subjects, Function<Project, Stream<RuleViolation>> violations) {

    static Check of(Rule rule, Predicate<ClassRole> subjects, Function<Project, Stream<RuleViolation>> violations) {
        return new Check(
                rule, project -> project.classRoles().stream().filter(subjects).map(ClassRole::type), violations);
    }

    static Check ofEach(
            Rule rule,
            Predicate<ClassRole> subjects,
            BiFunction<ClassRole, Project, Stream<RuleViolation>> violations) {
        return of(
                rule,
                subjects,
                project -> project.classRoles().stream()
                        .filter(subjects)
                        .flatMap(classRole -> violations.apply(classRole, project)));
    }

    /** Returns the check of a rule for all classes, with a role and without one. */
    static Check ofAll(Rule rule, BiFunction<JavaClass, Project, Stream<RuleViolation>> violations) {
        return new Check(
                rule, Project::classes, project -> project.classes().flatMap(type -> violations.apply(type, project)));
    }

    static Check ofNames(Rule rule, Predicate<ClassRole> subjects, BiPredicate<ClassRole, Reference> forbidden) {
        return ofEach(
                rule,
                subjects,
                (classRole, project) -> project.references(classRole.type()).stream()
                        .filter(reference -> forbidden.test(classRole, reference))
                        .map(reference -> RuleViolation.ofReference(classRole.type(), reference)));
    }

    static Check ofCalls(Rule rule, Predicate<ClassRole> subjects, Predicate<JavaAccess<?>> forbidden) {
        return ofEach(
                rule,
                subjects,
                (classRole, project) -> classRole.type().getAccessesFromSelf().stream()
                        .filter(forbidden)
                        .map(access -> RuleViolation.ofAccess(classRole.type(), access)));
    }

    /**
     * {@return the number of classes that it checks}
     *
     * @param project the project
     */
    public int checked(Project project) {
        return (int) subjects.apply(project).count();
    }
}
