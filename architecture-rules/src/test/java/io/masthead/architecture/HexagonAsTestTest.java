package io.masthead.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.architecture.junit.HexagonTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the rules over the miniature as a project does, and over one with a violation by hand. */
@SuppressWarnings("MethodName")
class HexagonAsTestTest extends HexagonTest {

    @TempDir
    Path directory;

    private String violation = "none";

    @Override
    protected Hexagon hexagon() {
        Path classes = Fixture.with(violation, directory);
        return Hexagon.configured(Fixture.configuration(directory, Fixture.LINES))
                .over(List.of(classes));
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
                        .hasMessageContaining("Moment.present()")
                        .hasMessageContaining("Moment.java:")
                        .hasMessageContaining("instead, take the moment as an argument"));
        assertThat(tests)
                .filteredOn(test -> !test.getDisplayName().startsWith("HEX-401 "))
                .isNotEmpty()
                .allSatisfy(test -> test.getExecutable().execute());
    }
}
