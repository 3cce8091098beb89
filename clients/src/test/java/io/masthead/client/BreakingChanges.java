package io.masthead.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/** Breaking changes that openapi-diff finds, and changes of types that it does not see (its issues 745 and 910). */
final class BreakingChanges {

    private BreakingChanges() {}

    /** {@return the changes from one description to another that break clients} */
    static List<String> between(JsonNode before, JsonNode after) {
        List<String> changes = new ArrayList<>();
        ChangedOpenApi comparison = OpenApiCompare.fromContents(before.toString(), after.toString());
        if (comparison.isIncompatible()) {
            changes.add(text(comparison));
        }
        otherTypes(before, after, "#", changes);
        return changes;
    }

    /** Schemas that have different types in both; parameters are compared in their order. */
    private static void otherTypes(JsonNode before, JsonNode after, String pointer, List<String> changes) {
        if (after.isMissingNode()) {
            return; // whether that breaks anybody is what openapi-diff knows
        }
        JsonNode type = before.path("type");
        if (isType(type) && !type.equals(after.path("type"))) {
            changes.add(pointer + " was " + type + " and is " + after.path("type"));
        }
        before.properties().stream()
                .filter(member -> !member.getKey().startsWith("example"))
                .forEach(member -> otherTypes(
                        member.getValue(), after.path(member.getKey()), pointer + "/" + member.getKey(), changes));
        for (int index = 0; index < before.size() && before.isArray(); index++) {
            otherTypes(before.get(index), after.path(index), pointer + "/" + index, changes);
        }
    }

    private static boolean isType(JsonNode type) {
        return type.isTextual() || type.isArray();
    }

    private static String text(ChangedOpenApi comparison) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new MarkdownRender().render(comparison, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
