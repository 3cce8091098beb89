package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.problem.ProblemCatalogue;
import io.masthead.http.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.JsonNode;

/** Descriptions of operations in /openapi.json. */
@RestSlice
@SuppressWarnings("MethodName")
class DescriptionTest {

    private final Api api;
    private final ProblemCatalogue catalogue;
    private final JsonNode description;

    DescriptionTest(Api api, ProblemCatalogue catalogue) {
        this.api = api;
        this.catalogue = catalogue;
        this.description = api.get("/openapi.json").json();
    }

    @ParameterizedTest
    @CsvSource({
        "findPost, 200 304 400 403 404 422 429 4XX 500 503",
        "listUsers, 200 304 400 403 422 429 4XX 500 503",
        "writePost, 201 400 401 403 404 409 408 413 415 422 429 4XX 500 503",
        "importPosts, 200 400 401 403 409 408 413 415 422 429 4XX 500 503",
        "editPost, 200 400 401 403 404 412 408 413 415 422 429 4XX 500 503",
        "deletePost, 204 400 401 403 404 412 422 429 4XX 500 503",
        "closeOwnAccount, 204 400 401 403 409 412 422 429 4XX 500 503",
        "changePassword, 204 400 401 403 409 408 413 415 422 429 4XX 500 503",
        "signIn, 200 400 403 408 413 415 429 4XX 500 503",
        "listSessions, 200 304 400 401 403 429 4XX 500 503",
        "exportAccount, 200 400 401 403 429 4XX 500 503",
        "checkLiveness, 200 400 403 4XX 500 503"
    })
    void an_operation_has_every_status_that_it_answers_with(String operation, String statuses) {
        assertThat(operation(operation).get("responses").propertyNames())
                .containsExactlyInAnyOrder(statuses.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "findUser, 404, user-not-found",
        "endSession, 404, session-not-found",
        "describeProblemType, 404, not-found",
        "registerUser, 409, email-taken request-in-progress",
        "registerUser, 422, idempotency-key-reused invalid-request",
        "closeAccount, 403, forbidden origin-not-allowed refused-identity unverified-identity",
        "changePassword, 409, wrong-password",
        "editPost, 400, bad-request unreadable-body",
        "editPost, 412, precondition-failed"
    })
    void a_status_has_an_example_of_each_of_its_problems(String operation, String status, String problems) {
        JsonNode content = resolved(operation(operation).get("responses").get(status))
                .get("content")
                .get("application/problem+json");

        assertThat(content.get("examples").propertyNames()).containsExactly(problems.split(" ", -1));
        assertThat(content.get("schema").get("$ref").asString()).isEqualTo("#/components/schemas/Problem");
    }

    @Test
    void every_kind_of_problem_is_an_answer_to_something() {
        List<String> described = Stream.of(description.get("components").get("responses"))
                .flatMap(JsonNode::valueStream)
                .map(response -> response.get("content").get("application/problem+json"))
                .flatMap(content -> content.get("examples").propertyNames().stream())
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));

        // Of the live connection, which asyncapi.json describes.
        described.add("upgrade-required");

        assertThat(described)
                .as("Name it in @Problems where it comes from, or see ProblemResponses")
                .containsExactlyInAnyOrderElementsOf(
                        catalogue.types().stream().map(ProblemType::slug).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "findPost, 200, ETag",
        "findPost, 304, ETag",
        "listPosts, 304, ETag Link",
        "listProblemTypes, 200, Content-Language",
        "writePost, 401, WWW-Authenticate",
        "findPost, 429, Retry-After RateLimit RateLimit-Policy",
        "findPost, 503, Retry-After X-Request-Id Content-Language",
        "listPosts, 200, Link X-Total-Count X-Total-Count-Relation",
        "writePost, 201, Location ETag Idempotency-Replayed",
        "writePost, 409, Retry-After",
        "exportAccount, 200, Content-Disposition",
        "editPost, 415, Accept Accept-Patch",
        "importPosts, 415, Accept",
        "editPost, 4XX, Allow"
    })
    void an_answer_has_its_headers(String operation, String status, String headers) {
        JsonNode described =
                resolved(operation(operation).get("responses").get(status)).get("headers");

        assertThat(described.propertyNames()).contains(headers.split(" ", -1));
        assertThat(described.valueStream().map(this::resolved)).allMatch(header -> header.has("schema"));
    }

    @Test
    void every_operation_says_who_may_call_it_and_what_it_is() {
        List<String> tags = description
                .get("tags")
                .valueStream()
                .filter(tag -> tag.has("description"))
                .map(tag -> tag.get("name").asString())
                .toList();

        assertThat(operations()).hasSizeGreaterThan(20).allSatisfy(operation -> {
            assertThat(operation.get("security")).isNotEmpty();
            assertThat(operation.get("summary").asString()).isNotEmpty();
            assertThat(operation.get("description").asString()).isNotEmpty();
            assertThat(operation.get("tags").valueStream().map(JsonNode::asString))
                    .isNotEmpty()
                    .isSubsetOf(tags);
        });
        assertThat(operations().stream()
                        .map(operation -> operation.get("operationId").asString()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"listPosts, true, true", "signIn, true, false", "writePost, false, true"})
    void an_operation_says_whether_it_needs_a_token_or_knows_what_to_do_with_one(
            String operation, boolean withoutToken, boolean withToken) {
        JsonNode security = operation(operation).get("security");

        assertThat(security.valueStream().anyMatch(JsonNode::isEmpty)).isEqualTo(withoutToken);
        assertThat(security.valueStream().anyMatch(need -> need.has("OAuth2PasswordBearer")))
                .isEqualTo(withToken);
    }

    @Test
    void every_text_number_and_list_has_limits() {
        List<String> unlimited = new ArrayList<>();

        forEachSchema("", description, (path, schema) -> {
            if (!isLimited(schema)) {
                unlimited.add(path);
            }
        });

        assertThat(unlimited).isEmpty();
        assertThat(description
                        .at("/components/schemas/Post/properties/title/maxLength")
                        .asInt())
                .isEqualTo(200);
        assertThat(operation("listPosts")
                        .at("/responses/200/content")
                        .findValue("maxItems")
                        .asInt())
                .isEqualTo(100);
    }

    @Test
    void every_body_has_an_example_of_everything_that_it_needs() {
        List<JsonNode> bodies = operations().stream()
                .flatMap(operation -> operation.at("/requestBody/content").valueStream())
                .toList();

        assertThat(bodies).hasSizeGreaterThan(5).allSatisfy(body -> {
            JsonNode schema = resolved(body.get("schema"));
            if (isText(schema)) {
                assertThat(body.get("examples").valueStream())
                        .isNotEmpty()
                        .allMatch(example -> example.get("value").isString());
                return;
            }
            assertThat(body.get("example").propertyNames()).isNotEmpty();
            assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                    .isSubsetOf(body.get("example").propertyNames());
        });
    }

    @Test
    void nothing_in_a_request_is_called_nullable() {
        Stream<JsonNode> parameters = operations().stream()
                .flatMap(operation -> operation.path("parameters").valueStream());

        assertThat(parameters.map(parameter -> parameter.at("/schema/type"))).allMatch(JsonNode::isString);
    }

    @Test
    void a_change_is_read_as_both_of_its_media_types() {
        assertThat(operation("editPost").at("/requestBody/content").propertyNames())
                .containsExactly("application/json", "application/merge-patch+json");
    }

    @Test
    void what_is_read_while_it_is_written_is_a_list_like_any_other() {
        JsonNode export = description.at("/components/schemas/AccountExport/properties");

        assertThat(export.at("/posts/type").asString()).isEqualTo("array");
        assertThat(export.at("/posts/items/$ref").asString()).isEqualTo("#/components/schemas/Post");
        assertThat(export.at("/audit/type").asString()).isEqualTo("array");
        assertThat(export.at("/audit/items/$ref").asString()).isEqualTo("#/components/schemas/AuditEntry");
    }

    @ParameterizedTest
    @CsvSource({
        "findPost, /schema/$ref, SparsePost",
        "listPosts, /schema/items/$ref, SparsePost",
        "listPostsOfUser, /schema/items/$ref, SparsePost",
        "findUser, /schema/$ref, SparseUserWithPosts",
        "listUsers, /schema/items/$ref, SparseUser",
        "editPost, /schema/$ref, Post"
    })
    void no_member_is_required_where_the_caller_selects_them(String operation, String pointer, String schema) {
        JsonNode content = operation(operation).at("/responses/200/content").get("application/json");
        JsonNode sparse = description.at("/components/schemas/" + schema);

        assertThat(content.at(pointer).asString()).isEqualTo("#/components/schemas/" + schema);
        assertThat(sparse.has("required")).isEqualTo(!schema.startsWith("Sparse"));
        assertThat(sparse.path(sparse.has("required") ? "required" : "x-required-without-fields")
                        .valueStream()
                        .map(JsonNode::asString))
                .contains("id", "created_at");
    }

    @Test
    void a_member_that_is_written_as_null_may_be_null() {
        assertThat(description
                        .at("/components/schemas/Account/properties/age/type")
                        .toString())
                .isEqualTo("[\"integer\",\"null\"]");
        assertThat(description
                        .at("/components/schemas/Session/properties/device/type")
                        .toString())
                .isEqualTo("[\"string\",\"null\"]");
    }

    @Test
    void every_schema_is_used() {
        assertThat(description.at("/components/schemas").propertyNames())
                .allSatisfy(
                        name -> assertThat(description.toString()).contains("\"#/components/schemas/" + name + "\""));
    }

    @Test
    void a_request_needs_no_member_that_has_a_default() {
        JsonNode post = description.at("/components/schemas/PostCreate");

        assertThat(post.get("required").valueStream().map(JsonNode::asString)).containsExactly("title");
        assertThat(post.at("/properties/status/description").asString()).isEqualTo("Absent, it is published.");
        assertThat(description.get("components").get("schemas").findValues("default"))
                .as("generators require a member that has a default")
                .isEmpty();
        assertThat(operation("listPosts")
                        .get("parameters")
                        .valueStream()
                        .filter(parameter -> parameter.get("name").asString().equals("skip"))
                        .map(parameter -> parameter.at("/schema/default").isMissingNode()))
                .as("clients in Go send each default, and skip excludes after")
                .containsExactly(true);
    }

    @Test
    void the_examples_of_the_feed_are_those_of_everyone_from_now_on() {
        Map<String, String> examples = operation("readEvents")
                .get("parameters")
                .valueStream()
                .filter(parameter -> parameter.has("example"))
                .collect(Collectors.toMap(
                        parameter -> parameter.get("name").asString(),
                        parameter -> parameter.get("example").toString()));

        assertThat(examples).isEqualTo(Map.of("topic", "[\"/posts\"]", "after", "\"\""));
    }

    @Test
    void lines_of_json_are_a_text_whose_content_is_an_array() {
        JsonNode operation = operation("importPosts");
        JsonNode request =
                operation.at("/requestBody/content").get("application/x-ndjson").get("schema");
        JsonNode response = operation
                .at("/responses/200/content")
                .get("application/x-ndjson")
                .get("schema");

        assertThat(List.of(request, response)).allSatisfy(schema -> {
            assertThat(schema.get("type").asString()).isEqualTo("string");
            assertThat(schema.get("contentMediaType").asString()).isEqualTo("application/x-ndjson");
        });
        assertThat(request.at("/contentSchema/items/$ref").asString()).isEqualTo("#/components/schemas/PostCreate");
        assertThat(response.at("/contentSchema/items/$ref").asString()).isEqualTo("#/components/schemas/ImportedLine");
    }

    @Test
    void a_token_is_the_first_alternative_where_it_is_one() {
        assertThat(operation("listPosts").at("/security/0").has("OAuth2PasswordBearer"))
                .isTrue();
    }

    @Test
    void all_responses_share_its_bytes_whatever_language_the_client_asks_for(
            @Autowired OpenApiWebMvcResource descriptions) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/openapi.json");

        assertThat(descriptions.openapiJson(request, "/openapi.json", Locale.forLanguageTag("tr-x-1")))
                .isSameAs(descriptions.openapiJson(request, "/openapi.json", Locale.forLanguageTag("tr-x-2")));
        assertThat(descriptions.openapiYaml(request, "/openapi.json", Locale.FRENCH))
                .isSameAs(descriptions.openapiYaml(request, "/openapi.json", Locale.GERMAN));
    }

    @Test
    void is_the_same_each_time() {
        assertThat(List.copyOf(description.get("paths").propertyNames())).isSorted();
        assertThat(List.copyOf(description.at("/components/schemas").propertyNames()))
                .isSorted();
        assertThat(api.get("/openapi.json").body())
                .isEqualTo(api.get("/openapi.json").body());
    }

    private static boolean isText(JsonNode schema) {
        return schema.path("type").asString("").equals("string");
    }

    private JsonNode operation(String id) {
        return operations().stream()
                .filter(operation -> operation.get("operationId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> operations() {
        return description
                .get("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").asString().substring(1)) : node;
    }

    private static void forEachSchema(String path, JsonNode node, BiConsumer<String, JsonNode> schema) {
        if (node.path("type").isString() || node.path("type").isArray()) {
            schema.accept(path, node);
        }
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            if (!Set.of("example", "examples").contains(child.getKey())) {
                forEachSchema(path + "/" + child.getKey(), child.getValue(), schema);
            }
        }
        node.valueStream().filter(child -> node.isArray()).forEach(child -> forEachSchema(path + "/", child, schema));
    }

    private static boolean isLimited(JsonNode schema) {
        String types = schema.get("type").toString();
        return (!types.contains("string") || schema.has("maxLength") || schema.has("enum"))
                && (!types.contains("integer") || (schema.has("minimum") && schema.has("maximum")))
                && (!types.contains("array") || schema.has("maxItems"));
    }
}
