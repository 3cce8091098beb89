package io.masthead.bootstrap.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAPI document that responses are checked against: status, kind of problem, media type, headers and body. No part of
 * a response may be undocumented. Requests that match no operation are ignored.
 */
public final class Description {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LINES = "application/x-ndjson";
    private static final String PROBLEM = "application/problem+json";
    private static final String SHARED = "#/components/schemas/";
    private static final String SHARED_IN_A_SCHEMA = "#/$defs/";
    private static final String COMPLETE = "x-required-without-fields";

    /** Header fields of HTTP itself, and those for browsers on every response. */
    private static final Set<String> NOT_DESCRIBED = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-security-policy",
            "content-type",
            "cross-origin-resource-policy",
            "date",
            "keep-alive",
            "pragma",
            "referrer-policy",
            "strict-transport-security",
            "transfer-encoding",
            "vary",
            "www-authenticate", // described where it is required, of a 401
            "x-content-type-options");

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi31(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    Description(JsonNode document) {
        this.document = JSON.readTree(document.toString().replace(SHARED, SHARED_IN_A_SCHEMA));
        this.document.at("/components/schemas").forEach(Description::close);
    }

    /** {@return the published document, which another test compares with that of the service} */
    public static Description published() {
        return Published.DESCRIPTION;
    }

    /** Fails for a response that differs from the document. */
    public void check(Exchange exchange) {
        operation(exchange).ifPresent(operation -> {
            JsonNode described = described(operation, exchange);
            checkHeaders(described, exchange);
            if (!exchange.method().equals("HEAD")) {
                checkBody(described, exchange);
            }
        });
    }

    private JsonNode described(JsonNode operation, Exchange exchange) {
        JsonNode responses = operation.get("responses");
        String status = Integer.toString(exchange.status());
        String known = responses.has(status) ? status : status.charAt(0) + "XX";
        assertThat(responses.propertyNames()).as("%s", exchange).contains(known);
        return resolved(responses.get(known));
    }

    private void checkHeaders(JsonNode described, Exchange exchange) {
        assertThat(exchange.headers().map().keySet().stream()
                        .map(header -> header.toLowerCase(Locale.ROOT))
                        .filter(header -> !NOT_DESCRIBED.contains(header) && !header.startsWith("access-control-")))
                .as("Headers of %s", exchange)
                .isSubsetOf(described.path("headers").propertyNames().stream()
                        .map(header -> header.toLowerCase(Locale.ROOT))
                        .toList());
        described.path("headers").properties().stream()
                .filter(header -> resolved(header.getValue()).path("required").asBoolean(false))
                .forEach(header -> assertThat(exchange.headers().firstValue(header.getKey()))
                        .as("%s of %s", header.getKey(), exchange)
                        .isPresent());
    }

    private void checkBody(JsonNode described, Exchange exchange) {
        if (!described.has("content")) {
            assertThat(exchange.body()).as("Body of %s", exchange).isEmpty();
            return;
        }
        String type = exchange.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        assertThat(described.get("content").propertyNames())
                .as("Type of %s", exchange)
                .contains(type);
        if (!type.endsWith("json")) {
            return;
        }
        JsonNode content = described.get("content").get(type);
        JsonNode whole = type.equals(LINES) ? content.at("/schema/contentSchema/items") : content.get("schema");
        Schema schema = schema(exchange.selectsMembers() ? whole : complete(whole));
        Stream<String> bodies = type.equals(LINES) ? exchange.body().lines() : Stream.of(exchange.body());
        bodies.forEach(body -> assertThat(schema.validate(JSON.readTree(body)))
                .as("%s: %s", exchange, body)
                .isEmpty());
        if (type.equals(PROBLEM)) {
            assertThat(content.get("examples").propertyNames())
                    .as("Problem of %s", exchange)
                    .contains(JSON.readTree(exchange.body())
                            .get("type")
                            .asString()
                            .replace("/problems/", ""));
        }
    }

    /** Paths without variables come before those with variables, as OpenAPI requires. */
    private Optional<JsonNode> operation(Exchange exchange) {
        String method =
                exchange.method().equals("HEAD") ? "get" : exchange.method().toLowerCase(Locale.ROOT);
        return document.get("paths").properties().stream()
                .filter(described ->
                        pattern(described.getKey()).matcher(exchange.path()).matches())
                .min(Comparator.comparingInt(
                        described -> described.getKey().replaceAll("[^{]", "").length()))
                .map(Map.Entry::getValue)
                .map(operations -> operations.get(method));
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(path.replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+") + "/?");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? document.at(node.get("$ref")
                        .asString()
                        .replace(SHARED_IN_A_SCHEMA, SHARED)
                        .substring(1))
                : node;
    }

    /** Adds the schemas that it refers to. */
    private Schema schema(JsonNode described) {
        return schemas.computeIfAbsent(described, schema -> {
            ObjectNode whole = JSON.createObjectNode();
            whole.set("$defs", document.at("/components/schemas"));
            whole.putArray("allOf").add(schema);
            return registry.getSchema(whole);
        });
    }

    /** A response has all members if the caller selects none. */
    private JsonNode complete(JsonNode schema) {
        JsonNode complete = resolved(schema).deepCopy();
        if (complete.has("items")) {
            ((ObjectNode) complete).set("items", complete(complete.get("items")));
        } else if (complete.has(COMPLETE)) {
            ((ObjectNode) complete).set("required", complete.get(COMPLETE));
        }
        return complete;
    }

    /** Forbids undocumented members. */
    private static void close(JsonNode schema) {
        if (schema.has("properties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    private static final class Published {

        private static final Description DESCRIPTION =
                new Description(JSON.readTree(Path.of("..", "docs", "openapi.json")));
    }
}
