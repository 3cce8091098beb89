package io.masthead.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.architecture.junit.HexagonTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the rules over the miniature as a project does, and over one with a violation by hand. */
@SuppressWarnings("MethodName")
class HexagonAsTestTest extends HexagonTest {

    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>(Fixture.LINES);
    private String violation = "none";

    @Override
    protected Hexagon hexagon() {
        Path classes = Fixture.with(violation, directory);
        return Hexagon.configured(Fixture.configuration(directory, lines)).over(List.of(classes));
    }

    @Test
    void only_the_test_of_the_broken_rule_fails_and_says_what_to_do_instead() {
        violation = "clock";

        List<DynamicTest> tests = architecture().toList();

        assertThat(tests)
                .filteredOn(test -> test.getDisplayName().startsWith("HEX-401 "))
                .singleElement()
                .satisfies(test -> assertThatThrownBy(() -> test.getExecutable().execute())
                        .isInstanceOf(AssertionError.class)
                        .message()
                        .matches(
                                message -> message.lines()
                                        .findFirst()
                                        .orElseThrow()
                                        .matches(
                                                "HEX-401 core-reads-no-wall-clock: .*Moment\\.present\\(\\).*Moment\\.java:\\d+\\)"))
                        .contains("instead, take the moment as an argument"));
        assertThat(tests)
                .filteredOn(test -> !test.getDisplayName().startsWith("HEX-401 "))
                .isNotEmpty()
                .allSatisfy(test -> test.getExecutable().execute());
    }

    /** Surefire calls a dynamic test by its display name only if its source is not the method of the factory. */
    @Test
    void tests_are_named_by_their_rules_and_lead_to_the_configuration() {
        List<DynamicTest> tests = architecture().toList();

        assertThat(tests)
                .hasSizeGreaterThan(20)
                .allSatisfy(test -> assertThat(test.getTestSourceUri())
                        .contains(directory.resolve("hexagon.properties").toUri()));
        assertThat(tests)
                .first()
                .extracting(DynamicTest::getDisplayName)
                .asString()
                .startsWith("HEX-101 dependencies");
    }

    @Test
    void the_test_of_the_baseline_says_that_it_is_out_of_date() throws IOException {
        Files.writeString(directory.resolve("baseline.txt"), "# hexagon baseline, format 1\nHEX-101 com.acme.Gone\n");
        lines.add("baseline=baseline.txt");

        assertThat(architecture())
                .last()
                .satisfies(test -> assertThatThrownBy(() -> test.getExecutable().execute())
                        .isInstanceOf(AssertionError.class)
                        .hasMessageStartingWith("baseline.txt:2: `HEX-101 com.acme.Gone` is not found any more"));
    }
}
