package io.masthead.architecture.rules;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.config.PackagePattern;
import io.masthead.architecture.config.RolePattern;
import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.Reference;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rule about the place of transaction boundaries. */
final class TransactionRules {

    private static final Rule SEAM = new Rule(
            "HEX-501",
            "transactions-belong-to-the-seam",
            "transactions are declared only where seam says, or else in bootstrap",
            "a use case is one transaction, begun and ended in one known place",
            "wrap the driving port where the seam is",
            Severity.ERROR,
            RuleSet.HEXAGON);

    private static final List<String> ANNOTATIONS = List.of(
            "jakarta.transaction.Transactional",
            "javax.transaction.Transactional",
            "org.springframework.transaction.annotation.Transactional");

    private static final Set<String> PACKAGES =
            Set.of("jakarta.transaction", "javax.transaction", "org.springframework.transaction.annotation");

    private static final Set<String> TEMPLATES = Set.of(
            "org.springframework.transaction.reactive.TransactionalOperator",
            "org.springframework.transaction.support.TransactionOperations",
            "org.springframework.transaction.support.TransactionTemplate");

    private TransactionRules() {}

    static List<Check> all() {
        return List.of(Check.ofEach(SEAM, classRole -> true, TransactionRules::outsideSeam));
    }

    private static Stream<RuleViolation> outsideSeam(ClassRole classRole, Project project) {
        if (isSeam(classRole, project.settings())) {
            return Stream.empty();
        }
        Stream<RuleViolation> named = project.references(classRole.type()).stream()
                .filter(reference -> PACKAGES.contains(reference.packageName()) || TEMPLATES.contains(reference.name()))
                .filter(reference -> !isForbiddenAnyway(classRole, reference, project.settings()))
                .map(reference -> RuleViolation.ofReference(classRole.type(), reference));
        return Stream.concat(named, metaAnnotated(classRole.type()));
    }

    private static boolean isSeam(ClassRole classRole, HexagonSettings settings) {
        List<RolePattern> seam = settings.seam();
        return seam.isEmpty()
                ? classRole.role() == HexagonRole.BOOTSTRAP
                : seam.stream()
                        .anyMatch(pattern ->
                                pattern.packages().matches(classRole.type().getPackageName()));
    }

    /** Tells whether another rule reports the reference, because the core is not allowed to use the package. */
    private static boolean isForbiddenAnyway(ClassRole classRole, Reference reference, HexagonSettings settings) {
        List<PackagePattern> allowed =
                classRole.role() == HexagonRole.DOMAIN ? settings.domainAllow() : settings.applicationAllow();
        return classRole.isCore() && allowed.stream().noneMatch(pattern -> pattern.matches(reference.packageName()));
    }

    /** Returns the uses of annotations that are themselves annotated as transactional. */
    private static Stream<RuleViolation> metaAnnotated(JavaClass type) {
        Stream<CanBeAnnotated> elements =
                Stream.concat(Stream.of(type), type.getMethods().stream().map(CanBeAnnotated.class::cast));
        return elements.filter(element -> ANNOTATIONS.stream()
                        .anyMatch(name -> element.isMetaAnnotatedWith(name) && !element.isAnnotatedWith(name)))
                .map(element ->
                        RuleViolation.ofClass(type, describe(element) + " is @Transactional by another annotation"));
    }

    private static String describe(CanBeAnnotated element) {
        return element instanceof HasDescription described ? described.getDescription() : element.toString();
    }
}
