package io.masthead.architecture.report;

import static io.masthead.architecture.report.Sample.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("MethodName")
class SarifReportWriterTest {

    private final JsonNode run =
            new JsonMapper().readTree(written(Sample.odd(), ReportFormat.SARIF)).at("/runs/0");
    private final List<ReportedViolation> violations = Sample.odd().violations();

    @Test
    void names_for_each_finding_its_rule_and_what_stays_when_lines_move() {
        for (int index = 0; index < violations.size(); index++) {
            JsonNode result = run.at("/results/" + index);
            String id = violations.get(index).rule().id();

            assertThat(result.get("ruleId").asString()).isEqualTo(id);
            assertThat(run.at("/tool/driver/rules/" + result.get("ruleIndex").asInt() + "/id")
                            .asString())
                    .isEqualTo(id);
            assertThat(result.at("/partialFingerprints/finding~1v1").asString())
                    .isEqualTo(violations.get(index).key());
        }
        assertThat(run.get("results")).hasSize(violations.size());
    }

    @Test
    void files_are_relative_references_that_decode_to_their_names() {
        for (int index = 0; index < violations.size(); index++) {
            JsonNode place = run.at("/results/" + index + "/locations/0/physicalLocation");
            URI uri = URI.create(place.at("/artifactLocation/uri").asString());
            Place expected = violations.get(index).place().orElse(new Place("hexagon.properties", 0));

            assertThat(uri.isAbsolute()).isFalse();
            assertThat(uri.getPath()).isEqualTo(expected.file());
            assertThat(place.at("/region/startLine").asInt(0)).isEqualTo(expected.line());
            assertThat(run.get("originalUriBaseIds")
                            .has(place.at("/artifactLocation/uriBaseId").asString()))
                    .isTrue();
        }
    }

    @Test
    void leads_from_each_rule_to_its_page_below_the_address_of_the_guide() {
        assertThat(run.at("/tool/driver/rules").valueStream())
                .extracting(rule -> rule.get("helpUri").asString())
                .contains("https://example.com/a%20b/rules/HEX-101.md")
                .allSatisfy(address -> assertThat(address).startsWith("https://example.com/a%20b/rules/"));
    }

    @Test
    void leads_to_no_page_where_the_guide_has_no_address() {
        assertThat(written(Sample.clean(), ReportFormat.SARIF)).doesNotContain("helpUri");
    }

    @Test
    void suppresses_what_is_known_with_the_reason() {
        List<String> reasons = run.get("results")
                .valueStream()
                .flatMap(result -> result.get("suppressions").valueStream())
                .map(suppression -> suppression.at("/justification").asString("none"))
                .toList();

        assertThat(reasons).containsExactly("goes with | release 2", "agreed <on>", "none");
    }

    @Test
    void tells_which_rules_are_switched_and_what_is_wrong_with_the_baseline() {
        JsonNode invocation = run.at("/invocations/0");

        assertThat(invocation.get("ruleConfigurationOverrides").valueStream())
                .extracting(override -> override.at("/descriptor/id").asString()
                        + override.at("/configuration/level").asString("")
                        + override.at("/configuration/enabled").asString(""))
                .containsExactly("HEX-704warning", "HEX-801false");
        assertThat(invocation
                        .at("/toolConfigurationNotifications/0/message/text")
                        .asString())
                .isEqualTo(Sample.odd().baseline().get(0));
    }
}
