package io.masthead.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.config.HexagonSettingsReader;
import io.masthead.architecture.model.Classes;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.RoleAssignment;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.rules.Catalogue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("MethodName")
class RulesTest {

    @TempDir
    Path directory;

    @Test
    void all_rules_are_kept_by_a_proper_hexagon() {
        assertThat(broken(Fixture.good(directory))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "outward, HEX-101",
        "neighbour, HEX-102",
        "newneighbour, HEX-102",
        "annotation, HEX-103",
        "generics, HEX-103",
        "problem, HEX-103",
        "cast, HEX-103",
        "shortcut, HEX-104",
        "backdoor, HEX-104",
        "framework, HEX-105",
        "transactionmanager, HEX-201",
        "promise, HEX-202",
        "orphan, HEX-203",
        "unfinished, HEX-203",
        "twomethods, HEX-204",
        "unmarked, HEX-204",
        "twomarks, HEX-204",
        "markedclass, HEX-204",
        "leak, HEX-301",
        "travelling, HEX-301",
        "open, HEX-302",
        "secondconfiguration, HEX-302",
        "clock, HEX-401",
        "clockreference, HEX-401",
        "stopwatch, HEX-401",
        "systemclock, HEX-401",
        "zonednow, HEX-401",
        "chance, HEX-402",
        "seedlesschance, HEX-402",
        "environment, HEX-403",
        "zone, HEX-404",
        "language, HEX-404",
        "pattern, HEX-404",
        "transactional, HEX-501",
        "transactionalbootstrap, HEX-501",
        "composed, HEX-501",
        "cycle, HEX-601",
        "applicationcycle, HEX-601",
        "adaptercycle, HEX-601",
        "packagecycle, HEX-602",
        "assembly, HEX-602",
        "outsidecycle, HEX-602",
        "root, HEX-602",
        "fieldinjection, HEX-701",
        "setterinjection, HEX-701",
        "setting, HEX-701",
        "date, HEX-702",
        "client, HEX-703",
        "output, HEX-704",
        "printing, HEX-704",
        "logging, HEX-705",
        "bean, HEX-706",
        "casing, HEX-707",
        "formatting, HEX-707"
    })
    void each_misdeed_is_caught_by_its_rule_and_no_other(String violation, String rule) {
        assertThat(broken(Fixture.with(violation, directory))).containsExactly(rule);
    }

    @Test
    void a_date_of_now_is_a_clock_as_well_as_out_of_date() {
        assertThat(broken(Fixture.with("datenow", directory))).containsExactly("HEX-401", "HEX-702");
    }

    @Test
    void every_rule_has_its_own_identity_and_name() {
        assertThat(Rules.all()).extracting(Rule::id).doesNotHaveDuplicates().isSorted();
        assertThat(Rules.all()).extracting(Rule::name).doesNotHaveDuplicates();
    }

    private List<String> broken(Path classes) {
        HexagonSettings settings =
                HexagonSettingsReader.read(Fixture.configuration(directory, Fixture.LINES), Rules.all());
        Project project = RoleAssignment.assign(settings, Classes.of(List.of(classes)));
        return Catalogue.checks().stream()
                .filter(check -> check.violations().apply(project).findAny().isPresent())
                .map(check -> check.rule().id())
                .toList();
    }
}
