package io.masthead.bootstrap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Operation, as /openapi.json describes it.
 *
 * @param mediaType the media type of its body, if it has one
 * @param names the names of its query parameters and of the properties of its body
 */
record DescribedOperation(String id, String method, String path, Optional<String> mediaType, Set<String> names) {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    static List<DescribedOperation> all(JsonNode openApi) {
        List<DescribedOperation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : openApi.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    operations.add(of(openApi, path.getKey(), operation.getKey(), operation.getValue()));
                }
            }
        }
        return operations;
    }

    boolean isSafe() {
        return method.equals("GET");
    }

    private static DescribedOperation of(JsonNode openApi, String path, String method, JsonNode operation) {
        Set<String> names = new HashSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            names.add(parameter.get("name").asString());
            // An object in a query stands for its properties, whose names are in snake_case.
            properties(openApi, parameter.path("schema"))
                    .forEach(property ->
                            names.add(property.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)));
        }
        JsonNode content = operation.at("/requestBody/content");
        for (JsonNode body : content) {
            names.addAll(properties(openApi, body.path("schema")));
        }
        Optional<String> mediaType = content.propertyNames().stream().findFirst();
        return new DescribedOperation(
                operation.path("operationId").asString(method + path),
                method.toUpperCase(Locale.ROOT),
                path,
                mediaType,
                Set.copyOf(names));
    }

    private static Collection<String> properties(JsonNode openApi, JsonNode schema) {
        JsonNode resolved =
                schema.has("$ref") ? openApi.at(schema.get("$ref").asString().substring(1)) : schema;
        return resolved.path("properties").propertyNames();
    }
}
