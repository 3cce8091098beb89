package io.masthead.bootstrap.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("MethodName")
class RequestGeneratorTest {

    private final Operation operation =
            Operation.all(new JsonMapper().readTree("""
            {"paths": {"/things/{id}": {"patch": {
              "operationId": "editThing",
              "security": [{}],
              "parameters": [{"name": "id", "in": "path", "schema": {"type": "integer", "minimum": 1, "maximum": 9}}],
              "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}},
             "components": {"schemas": {
              "Thing": {"type": "object", "required": ["name"], "properties": {
                "name": {"$ref": "#/components/schemas/Name"}}},
              "Name": {"type": "string", "minLength": 2, "maxLength": 3, "example": "abc"}}}}""")).getFirst();

    private final RequestGenerator requests =
            new RequestGenerator(operation, (any, name) -> name.equals("id") ? Optional.of("7") : Optional.empty());

    @Test
    void a_good_request_is_made_of_what_is_there_and_of_examples() {
        assertThat(requests.good())
                .extracting(Trial::request)
                .containsExactly(new Request(
                        "PATCH",
                        "/things/7",
                        List.of(new Header("Content-Type", "application/json")),
                        Optional.of("{\"name\":\"abc\"}")));
    }

    @Test
    void every_limit_is_kept_and_crossed() {
        assertThat(targets(Expected.FITS)).contains("/things/1", "/things/9");
        assertThat(targets(Expected.REFUSED)).contains("/things/0", "/things/10");
        assertThat(bodies(Expected.FITS)).contains(named("xx"), named("xxx"), named("\uD83D\uDE00".repeat(3)));
        assertThat(bodies(Expected.REFUSED))
                .contains(named("x"), named("xxxx"), named("\uD83D\uDE00"), "{\"name\":null}", "{\"name\":1.5}", "{}");
    }

    @Test
    void chance_is_the_same_for_the_same_seed_and_for_no_other() {
        assertThat(requests.oddOften(20, new Random(1)))
                .extracting(trial -> trial.request().body())
                .isEqualTo(bodies(1))
                .isNotEqualTo(bodies(2));
    }

    private List<Optional<String>> bodies(long seed) {
        return requests.oddOften(20, new Random(seed)).stream()
                .map(trial -> trial.request().body())
                .toList();
    }

    private List<String> targets(Expected expected) {
        return requests.oddOnce().stream()
                .filter(trial -> trial.expected() == expected)
                .map(trial -> trial.request().target())
                .toList();
    }

    private List<String> bodies(Expected expected) {
        return requests.oddOnce().stream()
                .filter(trial -> trial.expected() == expected)
                .map(trial -> trial.request().body().orElseThrow())
                .toList();
    }

    private static String named(String name) {
        return "{\"name\":" + Octets.quoted(name) + "}";
    }
}
