package io.masthead.architecture.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.masthead.architecture.baseline.Baseline.Applied;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.report.Place;
import io.masthead.architecture.report.ReportedViolation;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleRun.State;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import io.masthead.architecture.report.ViolationStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName")
class BaselineTest {

    private static final String HEADER = "# hexagon baseline, format 1\n";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final ReportedViolation LOAN = violation("HEX-101", "com.acme.Loan", "com.acme.LoanTable", "desk");
    private static final ReportedViolation READER = violation("HEX-401", "com.acme.Reader", null, "core");

    /** No module has a name. */
    private static final Set<String> ALL = Set.of("");

    /** Names of the classes of the project. */
    private static final Set<String> PRESENT =
            Set.of("com.acme.Loan", "com.acme.LoanTable", "com.acme.Reader", "com.acme.desk.Loan", "com.acme.Desk");

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("baseline.txt");
    }

    @Test
    void a_file_that_is_not_there_has_no_entries() {
        Applied applied = apply(LOAN);

        assertThat(applied.violations()).containsExactly(LOAN);
        assertThat(applied.problems()).isEmpty();
    }

    @Test
    void a_finding_with_an_entry_is_known_and_says_why() throws IOException {
        write(
                "HEX-101 com.acme.Loan -> com.acme.LoanTable # reason=moves with the new desk owner=ann until=2026-11-25");

        Applied applied = apply(LOAN, READER);

        assertThat(applied.violations())
                .containsExactly(
                        LOAN.withStatus(ViolationStatus.BASELINE, "moves with the new desk (ann, until 2026-11-25)"),
                        READER);
        assertThat(applied.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "' # owner=ann until=2026-11-25', 'ann, until 2026-11-25'"})
    void an_entry_without_a_reason_makes_up_none(String comment, String shown) throws IOException {
        write(READER.key() + comment);

        assertThat(apply(READER).violations()).containsExactly(READER.withStatus(ViolationStatus.BASELINE, shown));
    }

    @Test
    void an_entry_whose_day_is_over_covers_nothing_and_fails() throws IOException {
        write("HEX-401 com.acme.Reader # until=2026-11-24");

        Applied applied = apply(READER);

        assertThat(applied.violations()).containsExactly(READER);
        assertThat(applied.problems())
                .containsExactly("baseline.txt:2: `HEX-401 com.acme.Reader` was let be until 2026-11-24;"
                        + " mend it, or agree on a later day");
    }

    @Test
    void an_entry_that_nothing_matches_fails() throws IOException {
        write("HEX-401 com.acme.Reader");

        Applied applied = apply(LOAN);

        assertThat(applied.problems())
                .containsExactly("baseline.txt:2: `HEX-401 com.acme.Reader` is not found any more; delete the line");
    }

    @Test
    void an_entry_for_what_the_configuration_excepts_is_of_no_use() throws IOException {
        write("HEX-401 com.acme.Reader");
        ReportedViolation excepted = READER.withStatus(ViolationStatus.EXCEPTION, "reads the clock of the library");

        Applied applied = apply(excepted);

        assertThat(applied.violations()).containsExactly(excepted);
        assertThat(applied.problems()).hasSize(1);
    }

    @Test
    void an_update_is_sorted_and_has_each_finding_once() throws IOException {
        baseline()
                .update(
                        List.of(
                                READER,
                                LOAN,
                                LOAN,
                                violation("HEX-402", "com.acme.Dice", null, "core")
                                        .withStatus(ViolationStatus.EXCEPTION, "a game")),
                        PRESENT::contains);

        assertThat(file).hasContent(HEADER + "HEX-101 com.acme.Loan -> com.acme.LoanTable\nHEX-401 com.acme.Reader\n");
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void an_update_keeps_what_is_said_about_entries_that_stay() throws IOException {
        write(
                "HEX-401 com.acme.Reader #  owner=ann   reason=waits for the clock",
                "HEX-101 com.acme.Gone -> com.acme.GoneTable # reason=once",
                "HEX-101 com.acme.Loan -> com.acme.LoanTable # until=2020-01-01");

        baseline().update(List.of(LOAN, READER), PRESENT::contains);

        assertThat(file)
                .hasContent(HEADER
                        + "HEX-101 com.acme.Loan -> com.acme.LoanTable # until=2020-01-01\n"
                        + "HEX-401 com.acme.Reader # reason=waits for the clock owner=ann\n");
    }

    @Test
    void what_an_update_writes_is_read_as_known() {
        baseline().update(List.of(LOAN, READER), PRESENT::contains);

        Applied applied = apply(LOAN, READER);

        assertThat(applied.violations()).extracting(ReportedViolation::status).containsOnly(ViolationStatus.BASELINE);
        assertThat(applied.problems()).isEmpty();
    }

    @Test
    void continuous_integration_cannot_write() {
        Baseline inIntegration = Baseline.read(directory, file, ALL, Map.of("CI", "true"));

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> inIntegration.update(List.of(LOAN), PRESENT::contains))
                .withMessage(file + ": the baseline is read-only where the environment says CI=true;"
                        + " write it on your own machine, and commit it");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_directory_has_a_file_for_each_module() throws IOException {
        ReportedViolation build = new ReportedViolation(
                LOAN.rule(),
                State.ERROR,
                "shop-desk",
                Optional.of("shop-table"),
                "message",
                Optional.of(new Place("adapters/desk/pom.xml", 7)),
                ViolationStatus.NEW,
                "");
        ReportedViolation nowhere = violation("HEX-701", "com.acme.Late", null, null);
        Path core = Files.writeString(directory.resolve("core.txt"), HEADER + "HEX-402 com.acme.Dice\n");

        Baseline.read(directory, directory, ALL, Map.of())
                .update(List.of(build, LOAN, READER, nowhere), PRESENT::contains);

        assertThat(core).hasContent(HEADER + "HEX-401 com.acme.Reader\n");
        assertThat(directory.resolve("desk.txt")).hasContent(HEADER + LOAN.key() + "\n");
        assertThat(directory.resolve("adapters-desk.txt")).hasContent(HEADER + build.key() + "\n");
        assertThat(directory.resolve("root.txt")).hasContent(HEADER + nowhere.key() + "\n");
        assertThat(Baseline.read(directory, directory, ALL, Map.of())
                        .apply(List.of(build, LOAN, READER, nowhere), PRESENT::contains, TODAY)
                        .violations())
                .extracting(ReportedViolation::status)
                .containsOnly(ViolationStatus.BASELINE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HEX-101 com.acme.Lending -> com.acme.LoanTable", // the class was renamed
                "HEX-101 com.acme.old.Loan -> com.acme.LoanTable", // the class is in another package
                "HEX-101 com.acme.old.Lending -> com.acme.LoanTable", // both
                "HEX-101 com.acme.Loan -> com.acme.LendingTable", // the forbidden class was renamed
                "HEX-101 com.acme.Loan -> com.acme.old.LoanTable", // the forbidden class is in another package
                "HEX-101 com.acme.Desk -> com.acme.LoanTable", // the method was in another class of the package
            })
    void an_entry_goes_with_a_renamed_class_and_with_a_moved_method(String key) throws IOException {
        write(key + " # owner=ann");

        Applied applied = apply(LOAN);

        assertThat(applied.violations())
                .containsExactly(LOAN.withStatus(ViolationStatus.BASELINE, "ann; moved from " + key));
        assertThat(applied.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HEX-102 com.acme.Lending -> com.acme.LoanTable", // another rule
                "HEX-101 com.acme.Lending -> com.acme.Desk", // another forbidden class, which is still there
                "HEX-101 com.acme.desk.Loan -> com.acme.LoanTable", // another class of that name, which is still there
                "HEX-101 com.acme.Lending", // no forbidden class
            })
    void an_entry_does_not_go_with_another_violation(String key) throws IOException {
        write(key);

        Applied applied = apply(LOAN);

        assertThat(applied.violations()).containsExactly(LOAN);
        assertThat(applied.problems()).hasSize(1);
    }

    @Test
    void an_entry_does_not_go_with_another_cycle_of_packages() throws IOException {
        write("HEX-602 com.acme -> com.acme.b -> com.acme.c");
        ReportedViolation other = violation("HEX-602", "com.acme", "com.acme.b -> com.acme.d", "core");

        Applied applied = apply(other);

        assertThat(applied.violations()).containsExactly(other);
        assertThat(applied.problems()).hasSize(1);
    }

    @Test
    void an_entry_goes_with_one_violation_only() throws IOException {
        ReportedViolation other = violation("HEX-101", "com.acme.Desk", "com.acme.LoanTable", "desk");
        write("HEX-101 com.acme.Lending -> com.acme.LoanTable");

        Applied applied = apply(LOAN, other);

        assertThat(applied.violations()).extracting(ReportedViolation::status).containsOnlyOnce(ViolationStatus.NEW);
        assertThat(applied.problems()).isEmpty();
    }

    @Test
    void an_expired_entry_stays_expired_when_it_moves() throws IOException {
        write("HEX-101 com.acme.Lending -> com.acme.LoanTable # until=2026-11-24");

        Applied applied = apply(LOAN);

        assertThat(applied.violations()).containsExactly(LOAN);
        assertThat(applied.problems()).singleElement().asString().contains("was let be until 2026-11-24");
    }

    @Test
    void an_update_writes_what_has_moved_to_the_file_of_its_module_with_its_comment() throws IOException {
        Path core = Files.writeString(
                directory.resolve("core.txt"),
                HEADER + "HEX-101 com.acme.core.Loan -> com.acme.LoanTable # owner=ann\n" + READER.key() + "\n");

        Baseline.read(directory, directory, ALL, Map.of()).update(List.of(LOAN, READER), PRESENT::contains);

        assertThat(core).hasContent(HEADER + READER.key() + "\n");
        assertThat(directory.resolve("desk.txt")).hasContent(HEADER + LOAN.key() + " # owner=ann\n");
    }

    @Test
    void the_files_of_modules_that_were_not_read_are_left_alone() throws IOException {
        Files.createDirectories(directory.resolve("shop/web"));
        Path other = Files.writeString(directory.resolve("shop-web.txt"), HEADER + LOAN.key() + " # owner=ann\n");
        Path gone = Files.writeString(directory.resolve("old.txt"), HEADER + READER.key() + "\n");
        Baseline baseline = Baseline.read(directory, directory, Set.of("core"), Map.of());

        assertThat(baseline.apply(List.of(), PRESENT::contains, TODAY).problems())
                .singleElement()
                .asString()
                .startsWith("old.txt:2: ");
        baseline.update(List.of(), PRESENT::contains);

        assertThat(other).content().contains(LOAN.key() + " # owner=ann");
        assertThat(gone).hasContent(HEADER);
        assertThat(Baseline.read(directory, directory, Set.of("web"), Map.of())
                        .apply(List.of(), PRESENT::contains, TODAY)
                        .problems())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'HEX-101 com.acme.web.Page -> com.acme.LoanTable'", // the class is in a module that was not read
        "'HEX-101 com.acme.Desk -> com.acme.web.Page'", // the forbidden class is
        "'HEX-602 com.acme.web -> com.acme.desk'", // a package is
    })
    void an_entry_of_a_module_that_was_not_read_stays_in_the_file_for_all(String key) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("shop/web/src/main/java/com/acme/web"));
        Files.writeString(sources.resolve("Page.java"), "package com.acme.web;");
        write(key + " # owner=ann");

        Applied applied = apply(LOAN);
        baseline().update(List.of(LOAN), PRESENT::contains);

        assertThat(applied.violations()).containsExactly(LOAN);
        assertThat(applied.problems()).isEmpty();
        assertThat(file).content().contains(key + " # owner=ann\n", LOAN.key() + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme.the desk", "com.acme.Desk#1"})
    void a_name_that_no_line_can_have_is_refused(String name) {
        ReportedViolation strange = violation("HEX-101", name, "com.acme.LoanTable", "desk");

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> baseline().update(List.of(LOAN, strange), PRESENT::contains))
                .withMessage("baseline.txt: `" + strange.key() + "` cannot be an entry, since a name has a space or a #"
                        + " in it; rename it, or declare an exception in place of the entry");
        assertThat(file).doesNotExist();
    }

    @Test
    void an_entry_in_the_files_of_two_modules_is_refused() throws IOException {
        Files.writeString(directory.resolve("core.txt"), HEADER + READER.key() + "\n");
        Files.writeString(directory.resolve("desk.txt"), HEADER + READER.key() + "\n");

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> Baseline.read(directory, directory, ALL))
                .withMessage("desk.txt:2: `HEX-401 com.acme.Reader` is at core.txt:2 already;"
                        + " delete one of the two lines");
    }

    @Test
    void a_baseline_from_the_future_is_refused() throws IOException {
        Files.writeString(file, "# hexagon baseline, format 2\nsomething else\n");

        assertRefused(
                1,
                "the baseline has format 2, and these rules know formats up to 1;"
                        + " use the version of the rules that wrote it, or a later one");
    }

    @Test
    void a_file_without_the_first_line_is_refused() throws IOException {
        Files.writeString(file, "HEX-401 com.acme.Reader\n");

        assertRefused(
                1, "the file does not begin like a baseline; write `# hexagon baseline, format 1` as its first line");
    }

    @Test
    void a_byte_order_mark_is_passed_over() throws IOException {
        Files.writeString(file, "\uFEFF" + HEADER + "HEX-401 com.acme.Reader\n");

        Applied applied = apply(READER);

        assertThat(applied.violations())
                .extracting(ReportedViolation::status)
                .containsExactly(ViolationStatus.BASELINE);
    }

    @Test
    void a_file_that_is_no_text_is_refused() throws IOException {
        Files.write(file, (HEADER + "HEX-401 com.acme.Zähler").getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(this::baseline)
                .withMessageStartingWith("baseline.txt: the baseline is not text in UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<<<<<<< HEAD | `<<<<<<< HEAD` is no entry; write one like",
                "HEX-1 com.acme.A | is no entry",
                "HEX-101 com.acme.A -> | is no entry",
                "'# a remark of its own' | is no entry",
                "'HEX-101 a.A # later' | `# later` does not say what it is; write `# reason=later`",
                "'HEX-101 a.A # reason=' | `reason=` is empty",
                "'HEX-101 a.A # reason=later untill=2027-01-31' | an entry has no `untill=`; write `reason=`,",
                "'HEX-101 a.A # owner=ann owner=bob' | `owner=` is there twice",
                "'HEX-101 a.A # until=2027-02-30' | `until=2027-02-30` is no day; write it like `until=2027-01-31`",
            })
    void a_line_that_cannot_be_read_is_named(String line, String problem) throws IOException {
        write("HEX-401 com.acme.Reader", "", line);

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(this::baseline)
                .withMessageStartingWith("baseline.txt:4: ")
                .withMessageContaining(problem);
    }

    @Test
    void all_lines_that_cannot_be_read_are_named_at_once() throws IOException {
        write("what", "HEX-401 com.acme.Reader", "ever");

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(this::baseline)
                .satisfies(refused -> assertThat(refused.problems()).hasSize(2));
    }

    private void assertRefused(int line, String problem) {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(this::baseline)
                .withMessage("baseline.txt:" + line + ": " + problem);
    }

    private Baseline baseline() {
        return Baseline.read(directory, file, ALL, Map.of());
    }

    private Applied apply(ReportedViolation... violations) {
        return baseline().apply(List.of(violations), PRESENT::contains, TODAY);
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file, HEADER + String.join("\n", lines) + "\n");
    }

    private static ReportedViolation violation(
            String rule, String subject, @Nullable String object, @Nullable String module) {
        return new ReportedViolation(
                new Rule(rule, "name", "statement", "why", "instead", Severity.ERROR, RuleSet.HEXAGON),
                State.ERROR,
                subject,
                Optional.ofNullable(object),
                "message",
                Optional.ofNullable(module).map(name -> new Place(name + "/src/main/java/com/acme/A.java", 7)),
                ViolationStatus.NEW,
                "");
    }
}
