package io.masthead;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Dependencies of modules that know no feature. */
@SuppressWarnings("MethodName")
class ModuleDependenciesTest {

    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.masthead");

    @Test
    void the_http_kit_knows_the_kernel_of_the_domain_and_no_feature() {
        classes()
                .that()
                .resideInAPackage("io.masthead.http..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("io.masthead.."))
                        .or(resideInAnyPackage(
                                "io.masthead.http..", "io.masthead.domain", "io.masthead.domain.idempotency")))
                .check(house);
    }

    @Test
    void the_launcher_of_postgresql_knows_nothing_of_the_house() {
        classes()
                .that()
                .resideInAPackage("io.masthead.postgres..")
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("io.masthead..")).or(resideInAPackage("io.masthead.postgres..")))
                .check(house);
    }

    @Test
    void adapters_do_not_see_each_other() {
        for (String adapter : new String[] {"rest", "persistence", "security", "redis", "cli"}) {
            noClasses()
                    .that()
                    .resideInAPackage("io.masthead.adapters." + adapter + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.masthead.adapters..")
                            .and(not(resideInAPackage("io.masthead.adapters." + adapter + ".."))))
                    .check(house);
        }
    }
}
