package io.masthead.architecture.rules;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import io.masthead.architecture.config.AllowedTypes;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.config.RolePattern;
import io.masthead.architecture.config.RuleSwitch;
import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.Reference;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleRun;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
            "com.google.inject.persist.Transactional",
            "io.ebean.annotation.Transactional",
            "io.micronaut.transaction.annotation.Transactional",
            "jakarta.ejb.TransactionAttribute",
            "jakarta.ejb.TransactionManagement",
            "jakarta.transaction.Transactional",
            "javax.ejb.TransactionAttribute",
            "javax.ejb.TransactionManagement",
            "javax.transaction.Transactional",
            "org.jdbi.v3.sqlobject.transaction.Transaction",
            "org.springframework.transaction.annotation.Transactional");

    /** Types whose only purpose is to begin and end transactions. */
    private static final Set<String> BOUNDARIES = Set.of(
            "io.micronaut.transaction.SynchronousTransactionManager",
            "io.micronaut.transaction.TransactionOperations",
            "io.quarkus.narayana.jta.QuarkusTransaction",
            "jakarta.persistence.EntityTransaction",
            "jakarta.transaction.Transaction",
            "jakarta.transaction.UserTransaction",
            "javax.persistence.EntityTransaction",
            "javax.transaction.Transaction",
            "javax.transaction.UserTransaction",
            "org.hibernate.Transaction",
            "org.springframework.transaction.interceptor.TransactionAspectSupport",
            "org.springframework.transaction.interceptor.TransactionInterceptor",
            "org.springframework.transaction.interceptor.TransactionProxyFactoryBean",
            "org.springframework.transaction.reactive.TransactionalOperator",
            "org.springframework.transaction.support.TransactionOperations",
            "org.springframework.transaction.support.TransactionTemplate");

    /** Types that accompany a boundary, and are reported where the class names none. */
    private static final Set<String> PARTS = Set.of(
            "org.springframework.transaction.ReactiveTransaction",
            "org.springframework.transaction.TransactionStatus",
            "org.springframework.transaction.reactive.TransactionCallback",
            "org.springframework.transaction.support.DefaultTransactionDefinition",
            "org.springframework.transaction.support.TransactionCallback",
            "org.springframework.transaction.support.TransactionCallbackWithoutResult");

    /** What begins transactions among others: a configuration may hand it over, and only certain calls open one. */
    private static final List<String> MANAGERS = List.of(
            "com.mongodb.client.ClientSession",
            "com.mongodb.reactivestreams.client.ClientSession",
            "io.ebean.DB",
            "io.ebean.Database",
            "io.r2dbc.spi.Connection",
            "jakarta.transaction.TransactionManager",
            "java.sql.Connection",
            "javax.transaction.TransactionManager",
            "org.apache.ibatis.session.SqlSession",
            "org.hibernate.Session",
            "org.hibernate.SharedSessionContract",
            "org.hibernate.StatelessSession",
            "org.jdbi.v3.core.Handle",
            "org.jdbi.v3.core.Jdbi",
            "org.jooq.DSLContext",
            "org.springframework.transaction.PlatformTransactionManager",
            "org.springframework.transaction.ReactiveTransactionManager");

    private static final Pattern MANAGER = Pattern.compile("org\\.springframework\\..*TransactionManager");

    private static final Set<String> MANAGER_CALLS = Set.of(
            "abortTransaction",
            "begin",
            "beginTransaction",
            "commit",
            "commitTransaction",
            "getReactiveTransaction",
            "getTransaction",
            "inTransaction",
            "resume",
            "rollback",
            "rollbackTransaction",
            "setAutoCommit",
            "setRollbackOnly",
            "setSavepoint",
            "startTransaction",
            "suspend",
            "transaction",
            "transactionAsync",
            "transactionPublisher",
            "transactionResult",
            "transactionResultAsync",
            "useTransaction",
            "withTransaction");

    private TransactionRules() {}

    static List<Check> all() {
        return List.of(Check.ofEach(SEAM, classRole -> true, TransactionRules::outsideSeam));
    }

    private static Stream<RuleViolation> outsideSeam(ClassRole classRole, Project project) {
        if (isSeam(classRole, project)) {
            return Stream.empty();
        }
        List<Reference> allowed = project.references(classRole.type()).stream()
                .filter(reference -> !isForbiddenAnyway(classRole, reference.name(), project.settings()))
                .toList();
        List<RuleViolation> boundaries = Stream.of(
                        named(classRole, allowed, name -> ANNOTATIONS.contains(name) || BOUNDARIES.contains(name)),
                        calls(classRole, project.settings()),
                        metaAnnotated(classRole.type()))
                .flatMap(Function.identity())
                .toList();
        return boundaries.isEmpty() ? named(classRole, allowed, PARTS::contains) : boundaries.stream();
    }

    private static Stream<RuleViolation> named(
            ClassRole classRole, List<Reference> references, Predicate<String> names) {
        return references.stream()
                .filter(reference -> names.test(reference.name()))
                .map(reference -> RuleViolation.ofReference(classRole.type(), reference));
    }

    private static Stream<RuleViolation> calls(ClassRole classRole, HexagonSettings settings) {
        JavaClass type = classRole.type();
        return Stream.<JavaAccess<?>>concat(
                        type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream())
                .filter(call -> MANAGER_CALLS.contains(call.getName()) && isManager(call.getTargetOwner()))
                .filter(call ->
                        !isForbiddenAnyway(classRole, call.getTargetOwner().getName(), settings))
                .map(call -> RuleViolation.ofAccess(type, call));
    }

    private static boolean isManager(JavaClass type) {
        return MANAGERS.stream().anyMatch(type::isAssignableTo)
                || MANAGER.matcher(type.getName()).matches();
    }

    private static boolean isSeam(ClassRole classRole, Project project) {
        List<RolePattern> seam = project.settings().seam();
        return seam.isEmpty() ? classRole.role() == HexagonRole.BOOTSTRAP : project.isAmong(seam, classRole);
    }

    /** Tells whether another rule reports the reference, because the core is not allowed to use the package. */
    private static boolean isForbiddenAnyway(ClassRole classRole, String name, HexagonSettings settings) {
        AllowedTypes allowed =
                classRole.role() == HexagonRole.DOMAIN ? settings.domainAllow() : settings.applicationAllow();
        return classRole.isCore() && !allowed.allows(name) && reportsFrameworks(classRole, settings);
    }

    private static boolean reportsFrameworks(ClassRole classRole, HexagonSettings settings) {
        String rule = switch (classRole.role()) {
            case DOMAIN -> "HEX-103";
            case DRIVING_PORT, DRIVEN_PORT -> "HEX-201";
            default -> "HEX-105";
        };
        RuleSwitch configured = settings.switches().get(rule);
        return settings.sets().contains(RuleSet.HEXAGON)
                && (configured == null || configured.state() != RuleRun.State.OFF);
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
