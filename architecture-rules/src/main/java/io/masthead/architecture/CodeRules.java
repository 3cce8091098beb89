package io.masthead.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules about code in all rooms. */
final class CodeRules {

    private static final Set<String> TRANSACTION_PACKAGES =
            Set.of("org.springframework.transaction.annotation", "jakarta.transaction", "javax.transaction");

    private static final Set<String> TRANSACTIONAL = Set.of(
            "org.springframework.transaction.annotation.Transactional",
            "jakarta.transaction.Transactional",
            "javax.transaction.Transactional");

    private static final Set<String> INJECTION = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.annotation.Resource",
            "jakarta.inject.Inject",
            "javax.annotation.Resource",
            "javax.inject.Inject");

    static final Set<String> LEGACY_TYPES = Set.of(
            "java.sql.Date",
            "java.sql.Time",
            "java.sql.Timestamp",
            "java.text.DateFormat",
            "java.text.SimpleDateFormat",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.GregorianCalendar");

    private static final Set<String> STREAMS = Set.of("java.lang.System.out", "java.lang.System.err");

    private final Layout layout;

    CodeRules(Layout layout) {
        this.layout = layout;
    }

    ArchRule transactionsBelongToBootstrap() {
        Role bootstrap = layout.bootstrap();
        return new Wording(
                        "transactions-belong-to-bootstrap",
                        "@Transactional is used nowhere, and its surroundings in bootstrap alone",
                        "a use case is one transaction, begun and ended in one place that everybody finds",
                        "mark the driving port as @Command, @Query or @Workflow, and let bootstrap wrap it")
                .rule(
                        List.of(layout.everything(), bootstrap),
                        classes()
                                .that(DescribedPredicate.not(bootstrap.classes()))
                                .should(Offences.ofUsing(
                                        "not use transaction annotations",
                                        used -> TRANSACTION_PACKAGES.contains(used.getPackageName()))),
                        classes().should(new Offences("not be @Transactional", CodeRules::transactional)));
    }

    ArchRule injectionIsByConstructor() {
        return new Wording(
                        "injection-is-by-constructor",
                        "no field and no method is injected",
                        "an object is complete once it is constructed, in a test as well",
                        "take it as a parameter of the one constructor")
                .rule(
                        List.of(layout.everything()),
                        classes()
                                .should(new Offences(
                                        "not inject fields or methods",
                                        type -> Stream.<JavaMember>concat(
                                                        type.getFields().stream(), type.getMethods().stream())
                                                .filter(member -> carries(member, INJECTION))
                                                .map(member -> member.getDescription() + " is injected"))));
    }

    ArchRule legacyTypesAreAvoided() {
        Role bootstrap = layout.bootstrap();
        DescribedPredicate<JavaClass> mayPrint = bootstrap
                .classes()
                .or(layout.domain().classes()) // told so by the rule about surroundings
                .or(layout.application().classes());
        return new Wording(
                        "legacy-types-are-avoided",
                        "no old dates and calendars, no java.util.logging, and standard streams in bootstrap alone",
                        "they are mutable, tied to the default zone, or out of the operator's reach",
                        "use java.time and SLF4J")
                .rule(
                        List.of(layout.everything(), bootstrap),
                        classes().should(Offences.ofUsing("not use legacy types", CodeRules::isLegacy)),
                        classes()
                                .that(DescribedPredicate.not(mayPrint))
                                .should(new Offences(
                                        "not use standard streams",
                                        type -> type.getFieldAccessesFromSelf().stream()
                                                .filter(access -> STREAMS.contains(
                                                        access.getTarget().getFullName()))
                                                .map(JavaAccess::getDescription))));
    }

    private static Stream<String> transactional(JavaClass type) {
        Stream<String> itself =
                carries(type, TRANSACTIONAL) ? Stream.of(type.getDescription() + " is @Transactional") : Stream.empty();
        Stream<String> methods = type.getMethods().stream()
                .filter(method -> carries(method, TRANSACTIONAL))
                .map(method -> method.getDescription() + " is @Transactional");
        return Stream.concat(itself, methods);
    }

    private static boolean isLegacy(JavaClass used) {
        return LEGACY_TYPES.contains(used.getName()) || used.getPackageName().equals("java.util.logging");
    }

    /** Whether it has one of the annotations, or one that has it in turn. */
    private static boolean carries(CanBeAnnotated element, Set<String> annotations) {
        return annotations.stream()
                .anyMatch(name -> element.isAnnotatedWith(name) || element.isMetaAnnotatedWith(name));
    }
}
