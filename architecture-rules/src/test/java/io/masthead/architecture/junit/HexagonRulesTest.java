package io.masthead.architecture.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import com.tngtech.archunit.library.freeze.ViolationStore;
import io.masthead.architecture.Fixture;
import io.masthead.architecture.Hexagon;
import io.masthead.architecture.Rules;
import io.masthead.architecture.report.Rule;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("MethodName")
class HexagonRulesTest {

    @TempDir
    Path directory;

    @Test
    void every_rule_is_a_rule_of_archunit() {
        List<String> names = Arrays.stream(HexagonRules.class.getFields())
                .map(Field::getName)
                .filter(name -> !name.equals("BASELINE"))
                .toList();

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(Rules.all().stream()
                        .map(Rule::id)
                        .map(id -> id.replace('-', '_'))
                        .toList());
    }

    @Test
    void a_rule_is_described_by_what_never_changes_since_stores_of_violations_find_it_by_that() {
        ArchRule rule = HexagonRules.HEX_101;

        assertThat(rule.getDescription()).isEqualTo("HEX-101 dependencies-point-inward");
        assertThat(rule.because("we agreed on it").getDescription())
                .isEqualTo("HEX-101 dependencies-point-inward, because we agreed on it");
        assertThat(rule.as("inward").getDescription()).isEqualTo("inward");
    }

    @Test
    void only_the_broken_rule_fails_and_says_what_to_do_instead() {
        ReportRules rules = new ReportRules(this::hexagon);
        JavaClasses classes = imported(Fixture.with("clock", directory));

        assertThat(rules.of("HEX-401").evaluate(classes).getFailureReport().getDetails())
                .singleElement()
                .asString()
                .contains("Moment.present()", "Moment.java:")
                .doesNotContain("instead");
        assertThatThrownBy(() -> rules.of("HEX-401").check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("HEX-401 core-reads-no-wall-clock: the core reads no wall clock, because")
                .hasMessageContaining("; instead, take the moment as an argument")
                .hasMessageContaining("was violated (1 times)")
                .hasMessageContaining("Moment.present()");
        assertThat(rules.of("HEX-402").evaluate(classes).hasViolation()).isFalse();
        assertThat(rules.ofBaseline().evaluate(classes).hasViolation()).isFalse();
    }

    @Test
    void a_frozen_rule_accepts_what_was_there_and_finds_what_is_new() {
        FrozenViolations store = new FrozenViolations();
        JavaClasses before = imported(Fixture.with("clock", directory.resolve("before")));
        JavaClasses after = imported(Fixture.with("stopwatch", directory.resolve("after")));

        boolean first = frozen(store).evaluate(before).hasViolation();
        boolean again = frozen(store).evaluate(before).hasViolation();
        EvaluationResult other = frozen(store).evaluate(after);

        assertThat(List.of(first, again, other.hasViolation())).containsExactly(false, false, true);
        assertThat(other.getFailureReport().toString()).contains("; instead, take the moment as an argument");
    }

    private ArchRule frozen(ViolationStore store) {
        return FreezingArchRule.freeze(new ReportRules(this::hexagon).of("HEX-401"))
                .persistIn(store);
    }

    private Hexagon hexagon() {
        return Hexagon.configured(Fixture.configuration(directory, Fixture.LINES));
    }

    private static JavaClasses imported(Path classes) {
        return new ClassFileImporter().importPath(classes);
    }

    private static final class FrozenViolations implements ViolationStore {

        private final Map<String, List<String>> violations = new HashMap<>();

        @Override
        public void initialize(Properties properties) {}

        @Override
        public boolean contains(ArchRule rule) {
            return violations.containsKey(rule.getDescription());
        }

        @Override
        public void save(ArchRule rule, List<String> found) {
            violations.put(rule.getDescription(), List.copyOf(found));
        }

        @Override
        public List<String> getViolations(ArchRule rule) {
            return violations.getOrDefault(rule.getDescription(), List.of());
        }
    }
}
