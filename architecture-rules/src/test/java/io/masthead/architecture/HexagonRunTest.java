package io.masthead.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.masthead.architecture.canary.Canaries;
import io.masthead.architecture.config.HexagonSettingsReader;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.model.Classes;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.RoleAssignment;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportedViolation;
import io.masthead.architecture.report.RuleRun;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.ViolationStatus;
import io.masthead.architecture.rules.Catalogue;
import io.masthead.architecture.rules.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("MethodName")
class HexagonRunTest {

    @TempDir
    Path directory;

    @Test
    void every_rule_catches_its_canary_in_the_packages_of_the_project() {
        Report report = run(Fixture.good(directory));

        assertThat(report.isClean()).isTrue();
        assertThat(report.rules())
                .filteredOn(run -> run.rule().set() != RuleSet.BUILD) // for there is no build here
                .allSatisfy(run -> assertThat(run.canary()).as(run.rule().id()).isEqualTo(RuleRun.Canary.CAUGHT));
        assertThat(report.roles())
                .hasSameSizeAs(HexagonRole.values())
                .allSatisfy(count -> assertThat(count.classes()).isPositive());
    }

    @Test
    void ports_in_packages_of_their_own_need_no_more_than_the_root() {
        Path classes = Fixture.shop(directory);

        Report report = Hexagon.configured(Fixture.configuration(directory, "root=io.masthead.architecture.shop"))
                .over(List.of(classes))
                .check();

        assertThat(report.violations()).isEmpty();
        assertThat(report.roles())
                .allSatisfy(count -> assertThat(count.classes()).isPositive());
    }

    @Test
    void adapters_in_and_out_are_told_apart_without_packages_for_ports() {
        String root = "io.masthead.architecture.shop";
        Path classes = Fixture.shopWithoutPortPackages(directory);

        Project project = RoleAssignment.assign(
                HexagonSettingsReader.read(
                        Fixture.configuration(directory, "root=" + root, "driving-port=none", "driven-port=none"),
                        Rules.all()),
                Classes.of(List.of(classes)));

        assertThat(project.classRoles())
                .filteredOn(ClassRole::isAdapter)
                .extracting(ClassRole::role, ClassRole::area)
                .containsExactlyInAnyOrder(
                        tuple(HexagonRole.DRIVING_ADAPTER, root + ".adapter.in.web"),
                        tuple(HexagonRole.DRIVEN_ADAPTER, root + ".adapter.out.store"));
    }

    @Test
    void a_rule_that_is_blind_is_noticed() {
        Project project = project(Fixture.good(directory));
        Check seeing = Catalogue.checks().get(0);
        Check blind = new Check(seeing.rule(), seeing.subjects(), blinded -> Stream.empty());

        assertThatThrownBy(() -> Canaries.release(project, List.of(blind)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith(
                        "hexagon.properties: " + seeing.rule().id() + " does not see " + Fixture.MINIATURE + ".domain");
    }

    @Test
    void a_finding_names_the_top_level_class_the_file_and_the_line() {
        Report report = run(Fixture.with("clock", directory));

        assertThat(report.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.key())
                    .isEqualTo("HEX-401 " + Fixture.MINIATURE + ".domain.reader.bad.clock.Moment -> java.time.Instant");
            assertThat(violation.place().orElseThrow().file()).endsWith("domain/reader/bad/clock/Moment.java");
            assertThat(violation.place().orElseThrow().line()).isPositive();
        });
    }

    @Test
    void a_cycle_of_packages_is_known_by_them_and_has_an_example_of_each_arrow() {
        Report report = run(Fixture.with("outsidecycle", directory));

        String testkit = Fixture.MINIATURE + ".testkit.bad.outsidecycle";
        String tools = Fixture.MINIATURE + ".tools.bad.outsidecycle";
        String press = tools + ".press";
        assertThat(report.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.key()).isEqualTo("HEX-602 " + testkit + " -> " + tools + " -> " + press);
            assertThat(violation.message())
                    .startsWith("Packages " + testkit + " -> " + tools + " -> " + press + " -> " + testkit
                            + " are a cycle: " + testkit + " -> " + tools
                            + " by 2 dependencies, for example ")
                    .contains(
                            testkit + ".Draft",
                            "; " + tools + " -> " + press + " by 1 dependency, for example Method <" + tools
                                    + ".Printer.print()> calls method <" + press + ".Press.start()> (Printer.java:8); ",
                            press + " -> " + testkit + " by 1 dependency, for example Method <" + press
                                    + ".Press.start()> ");
            assertThat(violation.place().orElseThrow().file()).endsWith("tools/bad/outsidecycle/Printer.java");
            assertThat(violation.place().orElseThrow().line()).isEqualTo(8);
        });
    }

    @Test
    void a_cycle_of_packages_can_be_excepted_by_the_package_it_begins_with() {
        Report report = run(
                Fixture.with("outsidecycle", directory),
                "exception.a.rule=HEX-602",
                "exception.a.class=*.testkit.bad.outsidecycle",
                "exception.a.target=*.press",
                "exception.a.reason=a tool made it");

        assertThat(report.isClean()).isTrue();
        assertThat(report.violations())
                .extracting(ReportedViolation::status, ReportedViolation::reason)
                .containsExactly(tuple(ViolationStatus.EXCEPTION, "a tool made it"));
    }

    @Test
    void an_exception_that_begins_a_cycle_with_another_package_is_told_which_comes_first() {
        Path classes = Fixture.with("outsidecycle", directory);

        assertThatThrownBy(() -> run(
                        classes,
                        "exception.a.rule=HEX-602",
                        "exception.a.class=*.press",
                        "exception.a.target=*.testkit.bad.outsidecycle",
                        "exception.a.reason=a tool made it"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageEndingWith("; of a cycle, class is the alphabetically first package");
    }

    @Test
    void a_cycle_of_packages_can_be_in_the_baseline() throws IOException {
        Path classes = Fixture.with("outsidecycle", directory);
        Files.writeString(directory.resolve("baseline.txt"), """
                # hexagon baseline, format 1
                HEX-602 %1$s.testkit.bad.outsidecycle -> %1$s.tools.bad.outsidecycle -> %1$s.tools.bad.outsidecycle.press
                """.formatted(Fixture.MINIATURE));

        Report report = run(classes, "baseline=baseline.txt");

        assertThat(report.isClean()).isTrue();
        assertThat(report.violations()).extracting(ReportedViolation::status).containsExactly(ViolationStatus.BASELINE);
    }

    @Test
    void cycles_of_packages_that_overlap_are_told_apart_and_each_is_told_once() {
        Report report = run(Fixture.with("overlapping", directory));

        String tools = Fixture.MINIATURE + ".tools.bad.overlapping.";
        assertThat(report.violations())
                .extracting(ReportedViolation::key)
                .containsExactly(
                        "HEX-602 " + tools + "anvil -> " + tools + "bench",
                        "HEX-602 " + tools + "anvil -> " + tools + "bench -> " + tools + "crane");
    }

    @Test
    void an_exception_lets_its_finding_be_and_says_why() {
        Report report = run(
                Fixture.with("clock", directory),
                "exception.a.rule=HEX-401",
                "exception.a.class=*.Moment",
                "exception.a.reason=it is a clock");

        assertThat(report.isClean()).isTrue();
        assertThat(report.violations())
                .extracting(ReportedViolation::status, ReportedViolation::reason)
                .containsExactly(tuple(ViolationStatus.EXCEPTION, "it is a clock"));
    }

    @Test
    void an_exception_that_nothing_needs_is_a_mistake() {
        Path classes = Fixture.good(directory);

        assertThatThrownBy(() -> run(
                        classes,
                        "exception.a.rule=HEX-401",
                        "exception.a.class=*.Moment",
                        "exception.a.reason=it is a clock"))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("hexagon.properties:8: the exception of *.Moment from HEX-401 is not needed; delete it, or"
                        + " correct its rule, class and target");
    }

    @Test
    void a_rule_can_be_switched_with_a_reason() {
        Report report = run(
                Fixture.with("clock", directory), "rule.HEX-401=warning", "rule.HEX-401.reason=until the next release");

        assertThat(report.isClean()).isTrue();
        assertThat(report.violations()).extracting(ReportedViolation::state).containsExactly(RuleRun.State.WARNING);
    }

    @Test
    void a_class_file_that_is_none_is_named() throws IOException {
        Path classes = Fixture.good(directory);
        Path broken = Files.writeString(classes.resolve("Broken.class"), "no class file");

        assertThatThrownBy(() -> run(classes))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(broken + ": it cannot be read as a class file");
    }

    @Test
    void a_class_file_in_a_jar_that_is_none_is_named() throws IOException {
        Path classes = Fixture.good(directory);
        Files.writeString(classes.resolve("Broken.class"), "no class file");
        Path jar = Jars.of(directory.resolve("classes.jar"), classes);

        assertThatThrownBy(() -> run(jar))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(jar + "!/Broken.class: it cannot be read as a class file; compile it again, with Java 25 at"
                        + " most");
    }

    @Test
    void a_jar_that_is_none_is_named() throws IOException {
        Path jar = Files.writeString(directory.resolve("some.jar"), "no jar");

        assertThatThrownBy(() -> run(jar))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(jar
                        + ": it cannot be read as an archive; build it again, or name the directory of the classes");
    }

    @Test
    void what_replaces_a_class_in_later_versions_of_java_has_its_role() throws IOException {
        Path classes = Fixture.good(directory);
        Path later = Files.createDirectories(classes.resolve("META-INF/versions/21"));
        Files.copy(classFile(classes), later.resolve("Library.class"));

        Report report = run(classes);

        assertThat(report.isClean()).isTrue();
    }

    @Test
    void a_class_may_be_in_a_directory_and_in_a_jar() throws IOException {
        Path classes = Fixture.good(directory);
        Path jar = Jars.of(directory.resolve("classes.jar"), classes);

        Report report =
                Hexagon.configured(configuration()).over(List.of(classes, jar)).check();

        assertThat(report.isClean()).isTrue();
    }

    @Test
    void a_directory_that_is_not_there_is_named() {
        assertThatThrownBy(() -> run(directory.resolve("nowhere")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("nowhere: there is no directory, jar or jmod of classes");
    }

    @Test
    void a_role_that_lost_its_classes_is_named() {
        Path classes = Fixture.without("bootstrap", directory);

        assertThatThrownBy(() -> run(classes))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("no class is a bootstrap, looked for in ., .bootstrap..");
    }

    @Test
    void a_misspelt_package_is_told_the_nearest_one() {
        Path classes = Fixture.good(directory);

        assertThatThrownBy(() -> run(classes, "domain=.domian.."))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("hexagon.properties:8: domain=.domian.. matches no class")
                .hasMessageContaining("the nearest package is " + Fixture.MINIATURE + ".domain, which is .domain");
    }

    @Test
    void a_class_in_two_roles_and_a_class_in_none_are_named() {
        Path classes = Fixture.good(directory);

        assertThatThrownBy(() -> run(classes, "domain=.domain..", "bootstrap=.bootstrap.., .domain.loan.."))
                .hasMessageContaining(
                        "domain.loan.Loan has two roles, by domain=.domain.. and bootstrap=.domain.loan..");
        assertThatThrownBy(() -> run(classes, "domain=.domain.loan.."))
                .hasMessageContaining("of package " + Fixture.MINIATURE + ".domain.reader (like ")
                .hasMessageContaining("no role; add .domain.reader to a role");
    }

    @Test
    void a_root_that_nothing_is_below_is_named() {
        Path classes = Fixture.shop(directory);

        assertThatThrownBy(() -> Hexagon.configured(Fixture.configuration(directory, "root=io.masthead.shop"))
                        .over(List.of(classes))
                        .check())
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("hexagon.properties:1: none of the ")
                .hasMessageContaining("is below root=io.masthead.shop");
    }

    @Test
    void classes_are_found_by_patterns_relative_to_the_file() {
        Fixture.good(directory);

        Report report = Hexagon.configured(configuration("classes=cl*es")).check();

        assertThat(report.isClean()).isTrue();
    }

    @Test
    void classes_are_found_by_paths_from_the_top_and_with_a_slash_at_the_end() {
        Path classes = Fixture.good(directory);

        Report report = Hexagon.configured(configuration("classes=" + classes.toAbsolutePath() + "/"))
                .check();

        assertThat(report.isClean()).isTrue();
    }

    @Test
    void a_pattern_of_classes_that_is_malformed_is_a_mistake() {
        Hexagon hexagon = Hexagon.configured(configuration("classes=[/target/classes"));

        assertThatThrownBy(hexagon::check)
                .isInstanceOf(Misconfigured.class)
                .hasMessage("hexagon.properties:8: “[/target/classes” is no pattern of paths; write one like"
                        + " */target/classes");
    }

    @Test
    void a_pattern_of_classes_that_names_nothing_is_a_mistake() {
        Hexagon hexagon = Hexagon.configured(configuration("classes=*/target/classes"));

        assertThatThrownBy(hexagon::check)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("hexagon.properties:8: nothing is at “*/target/classes” below " + directory);
    }

    @Test
    void a_path_of_build_files_that_names_nothing_is_not_to_be_compiled() {
        Path classes = Fixture.good(directory);

        assertThatThrownBy(() -> run(classes, "poms=nowhere/pom.xml"))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("hexagon.properties:8: nothing is at “nowhere/pom.xml” below " + directory
                        + "; correct the path");
    }

    @Test
    void where_no_class_is_found_the_key_to_write_is_named() {
        assertThatThrownBy(() ->
                        Hexagon.configured(configuration()).over(List.of()).check())
                .isInstanceOf(Misconfigured.class)
                .hasMessage("hexagon.properties: no class was found; compile first, and write classes=target/classes,"
                        + " or */target/classes for several modules");
    }

    @Test
    void without_a_configuration_the_command_that_writes_one_is_named() {
        assertThatThrownBy(() -> Hexagon.found(directory))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("hexagon.properties: it is neither in " + directory + " nor above; the command init writes"
                        + " one, or write one that says at least root=com.example.shop");
    }

    @Test
    void a_role_that_nobody_plays_is_said_to_be_none() {
        Path classes = Fixture.shop(directory);

        Report report = Hexagon.configured(Fixture.configuration(
                        directory,
                        "root=io.masthead.architecture.shop",
                        "driven-adapter=none",
                        "outside=.adapter.out..",
                        "outside.reason=the port has no adapter"))
                .over(List.of(classes))
                .check();

        assertThat(report.violations())
                .extracting(ReportedViolation::key)
                .containsExactly("HEX-203 io.masthead.architecture.shop.application.port.out.Orders");
    }

    private static Path classFile(Path classes) {
        return classes.resolve(Fixture.MINIATURE.replace('.', '/') + "/bootstrap/Library.class");
    }

    private Report run(Path classes, String... more) {
        return Hexagon.configured(configuration(more)).over(List.of(classes)).check();
    }

    private Project project(Path classes) {
        return RoleAssignment.assign(
                HexagonSettingsReader.read(configuration(), Rules.all()), Classes.of(List.of(classes)));
    }

    private Path configuration(String... more) {
        List<String> lines = new ArrayList<>(Fixture.LINES);
        lines.addAll(List.of(more));
        return Fixture.configuration(directory, lines);
    }
}
