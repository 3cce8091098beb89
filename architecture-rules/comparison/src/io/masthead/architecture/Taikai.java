package io.masthead.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;

import com.enofex.taikai.TaikaiRule.Configuration;
import com.enofex.taikai.java.ImportsConfigurer;
import com.enofex.taikai.java.JavaConfigurer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of Taikai that say something about the same subject as one of ours, with our packages and the JDK's classes. */
final class Taikai implements Tool {

    private static final Configuration OUTSIDE_BOOTSTRAP =
            Configuration.of(List.of("com.acme.bootstrap..", "com.acme.mail.MailWiring"));

    private static final String ADAPTERS = "web|cli|table|mail";

    /** The packages that those of a role must not use. */
    private static final Map<String, String> FORBIDDEN = Map.of(
            "kernel",
            "domain|port|application|bootstrap|" + ADAPTERS,
            "domain",
            "port|application|bootstrap|" + ADAPTERS,
            "port\\.in",
            "port\\.out|application|bootstrap|" + ADAPTERS,
            "port\\.out",
            "port\\.in|application|bootstrap|" + ADAPTERS,
            "application",
            "bootstrap|" + ADAPTERS,
            "web",
            "port\\.out|application|bootstrap|cli|table|mail",
            "cli",
            "port\\.out|application|bootstrap|web|table|mail",
            "table",
            "port\\.in|application|bootstrap|web|cli|mail",
            "mail",
            "port\\.in|application|bootstrap|web|cli|table",
            "tools",
            ADAPTERS);

    /** Frameworks, the modules of the JDK beside java.base, and its files and networks. */
    private static final String NOT_FOR_THE_CORE = "(org\\.springframework|jakarta|hibernate"
            + "|java\\.(awt|beans|lang\\.management|net\\.http|rmi|sql|util\\.logging|util\\.prefs|nio\\.file|nio\\.channels)"
            + "|javax\\.(management|naming|swing|sql|xml)|org\\.w3c|org\\.xml)\\..*"
            + "|java\\.io\\.(File|RandomAccessFile).*|java\\.net\\.(?!URI|URL(En|De)coder)[A-Z].*";

    private static final List<String> FOR_NO_CLASS = List.of(
            "java.util.Date",
            "java.util.Calendar",
            "java.util.TimeZone",
            "java.text.DateFormat",
            "java.net.URLConnection",
            "java.util.logging.Logger",
            "java.util.logging.Handler",
            "java.util.logging.Level",
            "java.util.logging.LogManager",
            "java.lang.System$Logger",
            "io.quarkus.logging.Log",
            "com.google.common.flogger.FluentLogger",
            "jakarta.persistence.PersistenceContext",
            "jakarta.persistence.PersistenceUnit",
            "org.springframework.beans.factory.annotation.Lookup");

    private static final List<String> FOR_BOOTSTRAP_ONLY = List.of(
            "org.springframework.transaction.annotation.Transactional",
            "org.springframework.transaction.TransactionManager",
            "org.springframework.transaction.TransactionExecution",
            "org.springframework.transaction.support.TransactionOperations",
            "org.springframework.transaction.support.TransactionCallback",
            "jakarta.persistence.EntityTransaction");

    /** Classes all of whose uses our rules forbid in the core; of others, they forbid single methods. */
    private static final List<String> NOT_IN_THE_CORE = List.of(
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.Runtime",
            "java.security.SecureRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.random.RandomGeneratorFactory",
            "javax.crypto.KeyGenerator",
            "java.security.KeyPairGenerator");

    private final Set<String> names;

    Taikai(Set<String> names) {
        this.names = names;
    }

    @Override
    public String title() {
        return "Taikai";
    }

    @Override
    public String jar() {
        return "taikai";
    }

    @Override
    public Findings check(Path directory) {
        String violations = report(com.enofex.taikai.Taikai.builder()
                .namespace(CorpusCase.ROOT)
                .java(Taikai::rules)
                .spring(spring -> spring.noAutowiredFields())
                .quarkus(quarkus -> quarkus.noInjectionFields())
                .build());
        String cycles = report(com.enofex.taikai.Taikai.builder()
                .namespace(CorpusCase.ROOT)
                .java(java -> java.imports(Taikai::cycles))
                .build());
        return Findings.in(List.of(violations), List.of(cycles), names);
    }

    private static void rules(JavaConfigurer java) {
        java.noUsageOfDeprecatedAPIs()
                .noUsageOfSystemOutOrErr(OUTSIDE_BOOTSTRAP)
                .fieldsShouldNotBePublic()
                .classesShouldBeRecords("com\\.acme\\.(web|cli)\\..*(Dto|Request|Response)")
                .classesShouldNotHaveModifiers(
                        "com\\.acme\\.(" + ADAPTERS + ")\\.[^$]*(?<!Configuration|Config|Module)", List.of(PUBLIC))
                .imports(Taikai::dependencies);
        FOR_NO_CLASS.forEach(java::noUsageOf);
        FOR_BOOTSTRAP_ONLY.forEach(type -> java.noUsageOf(type, OUTSIDE_BOOTSTRAP));
        for (String type : NOT_IN_THE_CORE) {
            java.noUsageOf(type, "com.acme.domain..").noUsageOf(type, "com.acme.application..");
        }
    }

    private static void dependencies(ImportsConfigurer imports) {
        FORBIDDEN.forEach((role, forbidden) -> imports.shouldNotImport(
                classes(role), classes(forbidden), Configuration.of(List.of("com.acme.mail.MailWiring"))));
        imports.shouldNotImport(classes("kernel|domain|port|application"), NOT_FOR_THE_CORE);
        imports.shouldNotImport(
                classes("bootstrap"), "com\\.acme\\.(" + ADAPTERS + ")\\..*(Entity|Dto|Request|Response)");
    }

    private static void cycles(ImportsConfigurer imports) {
        Stream.of("", ".domain", ".application", ".web", ".cli", ".table", ".mail")
                .map(role -> Configuration.of(CorpusCase.ROOT + role))
                .forEach(imports::shouldHaveNoCycles);
    }

    private static String classes(String packages) {
        return Stream.of(packages.split("\\|", -1))
                .map(name -> "com\\.acme\\." + name + "\\..*")
                .collect(Collectors.joining("|"));
    }

    private static String report(com.enofex.taikai.Taikai taikai) {
        try {
            taikai.checkAll();
            return "";
        } catch (AssertionError violated) {
            return violated.getMessage();
        }
    }
}
