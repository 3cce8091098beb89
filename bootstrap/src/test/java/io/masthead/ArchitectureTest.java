package io.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.masthead.architecture.HexagonRules;
import java.lang.reflect.Field;
import java.util.Arrays;

/** The whole project keeps its own rules, run as any other project would run them. */
@AnalyzeClasses(packages = "io.masthead", importOptions = ImportOption.DoNotIncludeTests.class)
@SuppressWarnings("MethodName")
class ArchitectureTest {

    private static final HexagonRules RULES =
            HexagonRules.of("io.masthead").withAdapters("rest", "persistence", "security");

    @ArchTest
    static final ArchRule domain_stands_alone = RULES.domainStandsAlone();

    @ArchTest
    static final ArchRule application_knows_domain_only = RULES.applicationKnowsDomainOnly();

    @ArchTest
    static final ArchRule core_reads_no_surroundings = RULES.coreReadsNoSurroundings();

    @ArchTest
    static final ArchRule features_have_no_cycles = RULES.featuresHaveNoCycles();

    @ArchTest
    static final ArchRule driving_ports_are_marked = RULES.drivingPortsAreMarked();

    @ArchTest
    static final ArchRule driven_ports_are_implemented = RULES.drivenPortsAreImplemented();

    @ArchTest
    static final ArchRule adapters_stay_apart = RULES.adaptersStayApart();

    @ArchTest
    static final ArchRule adapters_are_known_to_bootstrap_only = RULES.adaptersAreKnownToBootstrapOnly();

    @ArchTest
    static final ArchRule persistence_is_hidden = RULES.persistenceIsHidden();

    @ArchTest
    static final ArchRule entities_stay_at_home = RULES.entitiesStayAtHome();

    @ArchTest
    static final ArchRule transactions_belong_to_bootstrap = RULES.transactionsBelongToBootstrap();

    @ArchTest
    static final ArchRule injection_is_by_constructor = RULES.injectionIsByConstructor();

    @ArchTest
    static final ArchRule legacy_types_are_avoided = RULES.legacyTypesAreAvoided();

    @ArchTest
    static void no_rule_is_left_out(JavaClasses classes) {
        long rules = Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .map(Field::getType)
                .filter(ArchRule.class::equals)
                .count();

        assertThat(RULES.all()).hasSize((int) rules);
    }
}
