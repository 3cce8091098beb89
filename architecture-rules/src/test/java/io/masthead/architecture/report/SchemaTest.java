package io.masthead.architecture.report;

import static io.masthead.architecture.report.Sample.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Validates JSON and SARIF against their schemas. */
@SuppressWarnings("MethodName")
class SchemaTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(
            Dialects.getDraft202012(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    static Stream<Report> reports() {
        return Stream.of(Sample.odd(), Sample.clean(), Sample.many(3));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void json_is_as_the_published_schema_says(Report report) {
        assertThat(problems(published(), read(report, ReportFormat.JSON))).isEmpty();
    }

    /** Closes the schema: an open one permits members that it does not describe. */
    @ParameterizedTest
    @MethodSource("reports")
    void the_published_schema_describes_every_member(Report report) {
        JsonNode closed = closed(resource("report.schema.json"));

        assertThat(problems(SCHEMAS.getSchema(closed), read(report, ReportFormat.JSON)))
                .isEmpty();
    }

    @Test
    void the_guide_has_the_published_schema() {
        assertThat(JSON.readTree(Path.of("..", "docs", "architecture-rules", "report.schema.json")))
                .isEqualTo(resource("report.schema.json"));
    }

    @Test
    void the_published_schema_notices_what_is_missing_or_wrong() {
        JsonNode report = read(Sample.odd(), ReportFormat.JSON);
        ((ObjectNode) report.at("/findings/0")).remove("message");
        ((ObjectNode) report.at("/findings/1")).put("standing", "old");
        ((ObjectNode) report.at("/roles/0")).put("classes", -1);

        assertThat(problems(published(), report)).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void sarif_is_as_its_schema_says(Report report) {
        assertThat(problems(sarif(), read(report, ReportFormat.SARIF))).isEmpty();
    }

    @Test
    void the_schema_of_sarif_notices_what_is_wrong() {
        JsonNode log = read(Sample.odd(), ReportFormat.SARIF);
        ((ObjectNode) log.at("/runs/0/results/0")).put("level", "fatal");
        ((ObjectNode) log.at("/runs/0/results/1/locations/0/physicalLocation/artifactLocation")).put("uri", "a b");
        ((ObjectNode) log.at("/runs/0/tool/driver/rules/0")).put("helpUri", "rules/HEX-101.md");

        assertThat(problems(sarif(), log)).hasSize(3);
    }

    @Test
    void json_and_sarif_keep_every_message_as_it_was() {
        List<String> messages = Sample.odd().violations().stream()
                .map(ReportedViolation::message)
                .toList();

        List<String> json = read(Sample.odd(), ReportFormat.JSON)
                .at("/findings")
                .valueStream()
                .map(violation -> violation.get("message").asString())
                .toList();
        List<String> sarif = read(Sample.odd(), ReportFormat.SARIF)
                .at("/runs/0/results")
                .valueStream()
                .map(result -> result.at("/message/text").asString())
                .map(text -> text.replace("{{", "{").replace("}}", "}"))
                .toList();

        assertThat(json).isEqualTo(messages);
        assertThat(sarif).isEqualTo(messages);
    }

    private static JsonNode read(Report report, ReportFormat format) {
        return JSON.readTree(written(report, format));
    }

    private static List<Error> problems(Schema schema, JsonNode report) {
        return schema.validate(report);
    }

    private static Schema published() {
        return SCHEMAS.getSchema(resource("report.schema.json"));
    }

    private static Schema sarif() {
        return SchemaRegistry.withDialect(
                        Dialects.getDraft4(),
                        builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(resource("/schema/sarif-schema-2.1.0.json"));
    }

    private static JsonNode closed(JsonNode schema) {
        schema.findParents("properties").stream()
                .filter(ObjectNode.class::isInstance)
                .forEach(described -> ((ObjectNode) described).put("additionalProperties", false));
        ((ObjectNode) schema).put("$id", "urn:closed");
        return schema;
    }

    private static JsonNode resource(String name) {
        try (InputStream in = ReportFormat.class.getResourceAsStream(name)) {
            return JSON.readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
