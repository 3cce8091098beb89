package io.masthead.bootstrap.robustness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Operation of the API, with its parameters and bodies.
 *
 * @param bodies members by media type, in the order of the description; none where a body is a text
 * @param texts bodies that are texts, by media type: a valid one each
 * @param forCallers whether the response depends on the caller
 */
public record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        Map<String, List<Parameter>> bodies,
        Map<String, String> texts,
        boolean forCallers) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** {@return all operations of an OpenAPI document} */
    public static List<Operation> all(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation ->
                                operations.add(of(document, path.getKey(), operation.getKey(), operation.getValue()))));
        return operations;
    }

    /** {@return whether it only reads} */
    public boolean isSafe() {
        return method.equals("GET");
    }

    /** {@return the parameters of one location} */
    Stream<Parameter> parameters(Place place) {
        return parameters.stream().filter(parameter -> parameter.place() == place);
    }

    private static Operation of(JsonNode document, String path, String method, JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            parameters.add(new Parameter(
                    parameter.get("name").asString(),
                    Place.valueOf(parameter.get("in").asString().toUpperCase(Locale.ROOT)),
                    resolved(document, parameter.get("schema")),
                    parameter.path("required").asBoolean(false)));
        }
        Map<String, List<Parameter>> bodies = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        operation.at("/requestBody/content").properties().forEach(content -> {
            JsonNode schema = resolved(document, content.getValue().get("schema"));
            bodies.put(content.getKey(), members(document, schema));
            if (!schema.has("properties")) {
                texts.put(
                        content.getKey(),
                        content.getValue()
                                .get("examples")
                                .iterator()
                                .next()
                                .get("value")
                                .asString());
            }
        });
        return new Operation(
                operation.get("operationId").asString(),
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                bodies,
                texts,
                operation.get("security").valueStream().anyMatch(scheme -> !scheme.isEmpty()));
    }

    private static List<Parameter> members(JsonNode document, JsonNode schema) {
        return schema.path("properties").properties().stream()
                .map(member -> new Parameter(
                        member.getKey(),
                        Place.BODY,
                        resolved(document, member.getValue()),
                        schema.path("required")
                                .valueStream()
                                .anyMatch(name -> name.asString().equals(member.getKey()))))
                .toList();
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.get("$ref").asString().substring(1)) : schema;
    }

    @Override
    public String toString() {
        return id;
    }

    enum Place {
        PATH,
        QUERY,
        HEADER,
        BODY
    }

    /** Parameter or member with its schema. */
    record Parameter(String name, Place place, JsonNode schema, boolean required) {}
}
