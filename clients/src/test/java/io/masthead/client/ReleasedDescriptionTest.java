package io.masthead.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients of the last release work with this one: docs/openapi.json against docs/released/openapi.json. */
class ReleasedDescriptionTest {

    private static final JsonNode RELEASED = read("released/openapi.json");

    @Test
    void nothing_breaks_callers() {
        assertThat(BreakingChanges.between(RELEASED, read("openapi.json")))
                .as("changes since the last release that break callers")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void what_breaks_callers_is_found(Consumer<JsonNode> change) {
        assertThat(BreakingChanges.between(RELEASED, after(change))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void what_breaks_nobody_passes(Consumer<JsonNode> change) {
        assertThat(BreakingChanges.between(RELEASED, after(change))).isEmpty();
    }

    static Stream<Arguments> breaking() {
        return Stream.of(
                change("a path goes", api -> at(api, "/paths").remove("/posts/{post_id}")),
                change("an operation goes", api -> at(api, "/paths/~1posts").remove("post")),
                change("a member of an answer goes", api -> at(api, "/components/schemas/User/properties")
                        .remove("name")),
                change("a member is wanted", api -> at(api, "/components/schemas/PostCreate")
                        .withArray("required")
                        .add("body")),
                change("a member must be shorter", api -> at(api, "/components/schemas/PostCreate/properties/title")
                        .put("maxLength", 9)),
                change("a member of an answer is of another type", api -> at(
                                api, "/components/schemas/User/properties/id")
                        .put("type", "string")),
                change("a member of a request is of another type", api -> at(
                                api, "/components/schemas/UserCreate/properties/age")
                        .put("type", "string")),
                change("a member can be null", api -> at(api, "/components/schemas/Post/properties/body")
                        .putArray("type")
                        .add("string")
                        .add("null")),
                change("a parameter is of another type", api -> at(api, "/paths/~1posts/get/parameters/1/schema")
                        .put("type", "string")),
                change("a parameter is wanted", api -> at(api, "/paths/~1posts/get/parameters/1")
                        .put("required", true)));
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                change("nothing", api -> {}),
                change("other words", api -> at(api, "/paths/~1posts/get").put("summary", "Other words")),
                change("one more member of an answer", api -> at(api, "/components/schemas/User/properties")
                        .putObject("nickname")
                        .put("type", "string")));
    }

    private static Arguments change(String what, Consumer<JsonNode> change) {
        return argumentSet(what, change);
    }

    private static JsonNode after(Consumer<JsonNode> change) {
        JsonNode changed = RELEASED.deepCopy();
        change.accept(changed);
        return changed;
    }

    private static ObjectNode at(JsonNode api, String pointer) {
        return (ObjectNode) api.at(pointer);
    }

    private static JsonNode read(String file) {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("..", "docs").resolve(file).toFile());
        } catch (IOException unreadable) {
            throw new IllegalStateException("docs/" + file + " cannot be read", unreadable);
        }
    }
}
