package io.masthead.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("MethodName")
class HexagonRulesTest {

    private static final JavaClasses GOOD = Miniature.good();

    private final HexagonRules rules = HexagonRules.of(Miniature.ROOT);

    @Test
    void all_rules_are_kept_by_a_proper_hexagon() {
        assertThat(rules.withAdapters("rest", "persistence").all()).allSatisfy(rule -> rule.check(GOOD));
    }

    @ParameterizedTest
    @CsvSource({
        "outward, domain-stands-alone",
        "annotation, domain-stands-alone",
        "generics, domain-stands-alone",
        "problem, domain-stands-alone",
        "framework, application-knows-domain-only",
        "transactionmanager, application-knows-domain-only",
        "clock, core-reads-no-surroundings",
        "clockreference, core-reads-no-surroundings",
        "stopwatch, core-reads-no-surroundings",
        "systemclock, core-reads-no-surroundings",
        "chance, core-reads-no-surroundings",
        "seedlesschance, core-reads-no-surroundings",
        "environment, core-reads-no-surroundings",
        "zone, core-reads-no-surroundings",
        "zonednow, core-reads-no-surroundings",
        "language, core-reads-no-surroundings",
        "output, core-reads-no-surroundings",
        "cycle, features-have-no-cycles",
        "applicationcycle, features-have-no-cycles",
        "adaptercycle, features-have-no-cycles",
        "twomethods, driving-ports-are-marked",
        "unmarked, driving-ports-are-marked",
        "twomarks, driving-ports-are-marked",
        "markedclass, driving-ports-are-marked",
        "orphan, driven-ports-are-implemented",
        "unfinished, driven-ports-are-implemented",
        "neighbour, adapters-stay-apart",
        "newneighbour, adapters-stay-apart",
        "shortcut, adapters-are-known-to-bootstrap-only",
        "backdoor, adapters-are-known-to-bootstrap-only",
        "open, persistence-is-hidden",
        "secondconfiguration, persistence-is-hidden",
        "leak, entities-stay-at-home",
        "transactional, transactions-belong-to-bootstrap",
        "transactionalbootstrap, transactions-belong-to-bootstrap",
        "composed, transactions-belong-to-bootstrap",
        "proxying, transactions-belong-to-bootstrap",
        "fieldinjection, injection-is-by-constructor",
        "setterinjection, injection-is-by-constructor",
        "setting, injection-is-by-constructor",
        "date, legacy-types-are-avoided",
        "logging, legacy-types-are-avoided",
        "printing, legacy-types-are-avoided"
    })
    void each_misdeed_is_caught_by_its_rule_and_no_other(String misdeed, String rule) {
        JavaClasses bad = Miniature.with(misdeed);

        assertThat(bad.size()).isGreaterThan(GOOD.size());
        assertThat(broken(rules, bad)).containsExactly(rule);
    }

    @Test
    void a_rule_tells_its_name_the_culprit_and_what_to_do_instead() {
        JavaClasses bad = Miniature.with("outward");

        assertThatThrownBy(() -> rules.domainStandsAlone().check(bad))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("'domain-stands-alone: ")
                .hasMessageContaining("instead, declare what it needs as an interface of the domain")
                .hasMessageContaining(".bad.outward.Librarian");
    }

    @Test
    void every_rule_fails_for_a_root_without_classes_and_names_the_package_searched() {
        HexagonRules mistyped = HexagonRules.of("com.example.mistyped");
        assertThat(mistyped.all())
                .allSatisfy(rule -> assertThat(violations(rule, GOOD)).contains("com.example.mistyped."));
    }

    @Test
    void every_rule_fails_where_nothing_was_imported() {
        JavaClasses nothing = Miniature.without("domain", "application", "adapters", "bootstrap", "testkit");

        assertThat(nothing).isEmpty();
        assertThat(broken(rules, nothing)).hasSameSizeAs(rules.all());
    }

    @ParameterizedTest
    @CsvSource({
        "domain, application-knows-domain-only, miniature.domain..",
        "domain, core-reads-no-surroundings, miniature.domain..",
        "application, core-reads-no-surroundings, miniature.application..",
        "application, driving-ports-are-marked, miniature.application..",
        "application/reader application/loan, features-have-no-cycles, miniature.application.*..",
        "application/reader application/loan, driving-ports-are-marked, @io.masthead.architecture.miniature.application.Query",
        "domain/reader domain/loan, features-have-no-cycles, miniature.domain.*..",
        "domain/reader, driven-ports-are-implemented, without implementation in the domain",
        "adapters, features-have-no-cycles, miniature.adapters.*..",
        "adapters, adapters-stay-apart, miniature.adapters.*..",
        "adapters, adapters-are-known-to-bootstrap-only, miniature.adapters.*..",
        "adapters/persistence, persistence-is-hidden, miniature.adapters.persistence..",
        "adapters/persistence, entities-stay-at-home, @jakarta.persistence.Entity",
        "bootstrap, adapters-are-known-to-bootstrap-only, miniature.bootstrap..",
        "bootstrap, transactions-belong-to-bootstrap, miniature.bootstrap..",
        "bootstrap, legacy-types-are-avoided, miniature.bootstrap.."
    })
    void a_rule_fails_where_a_role_that_it_is_about_has_no_classes(String missing, String rule, String pattern) {
        JavaClasses incomplete = Miniature.without(missing.split(" ", -1));

        assertThat(violations(named(rule), incomplete))
                .contains("would hold for nothing")
                .contains(pattern);
    }

    @Test
    void a_port_that_lost_its_adapter_is_named() {
        JavaClasses withoutPersistence = Miniature.without("adapters/persistence");

        assertThat(violations(rules.drivenPortsAreImplemented(), withoutPersistence))
                .contains("domain.reader.Readers> has no implementation");
    }

    @Test
    void the_persistence_adapter_needs_a_configuration() {
        JavaClasses headless = Miniature.without("adapters/persistence/PersistenceConfiguration.class");

        assertThat(violations(rules.persistenceIsHidden(), headless)).contains("has not one public configuration");
    }

    @Test
    void an_annotation_that_stands_for_transactional_is_seen_where_it_is_used() {
        JavaClasses disguised = Miniature.with("composed");

        assertThat(violations(rules.transactionsBelongToBootstrap(), disguised))
                .contains("Disguised.work()> is @Transactional");
    }

    @Test
    void adapters_that_were_named_have_to_be_there() {
        HexagonRules withMail = rules.withAdapters("rest", "mail");
        assertThat(violations(withMail.adaptersStayApart(), GOOD)).contains(Miniature.ROOT + ".adapters.mail..");
        assertThat(violations(withMail.adaptersAreKnownToBootstrapOnly(), GOOD))
                .contains(Miniature.ROOT + ".adapters.mail..");
    }

    @Test
    void all_lists_every_rule_once() {
        long published = Arrays.stream(HexagonRules.class.getMethods())
                .map(Method::getReturnType)
                .filter(ArchRule.class::equals)
                .count();

        assertThat(rules.all().stream().map(HexagonRulesTest::name))
                .doesNotHaveDuplicates()
                .hasSize((int) published);
    }

    private ArchRule named(String name) {
        return rules.all().stream()
                .filter(rule -> name(rule).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> broken(HexagonRules rules, JavaClasses classes) {
        return rules.all().stream()
                .filter(rule -> rule.evaluate(classes).hasViolation())
                .map(HexagonRulesTest::name)
                .toList();
    }

    private static String violations(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().toString();
    }

    private static String name(ArchRule rule) {
        String description = rule.getDescription();
        return description.substring(0, description.indexOf(':'));
    }
}
