package io.masthead.http.openapi;

import io.masthead.http.fieldset.SelectableFields;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Schemas of responses whose members the caller selects by {@code fields}: those of the complete resources, with nothing
 * required. Generated clients would refuse such a response, or invent members, if the complete schema described it.
 */
final class SparseSchemas {

    private static final String PREFIX = "Sparse";
    private static final String COMPONENTS = "#/components/schemas/";

    private static final String COMPLETE = "x-required-without-fields";

    private final Components components;
    private final Set<String> replaced = new HashSet<>();

    SparseSchemas(Components components) {
        this.components = components;
    }

    /** Describes the successful responses of an operation, if it has the parameter. */
    void describe(Operation operation) {
        if (Stream.ofNullable(operation.getParameters())
                .flatMap(List::stream)
                .noneMatch(parameter -> parameter.getName().equals(SelectableFields.PARAMETER))) {
            return;
        }
        operation.getResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> response.getValue().getContent().values().stream())
                .forEach(this::describe);
    }

    /** Replaces the schema: operations share it. */
    private void describe(MediaType body) {
        Schema<?> schema = body.getSchema();
        body.setSchema(schema.getItems() == null ? sparse(schema) : new ArraySchema().items(sparse(schema.getItems())));
    }

    private Schema<?> sparse(Schema<?> resource) {
        String name = resource.get$ref().substring(COMPONENTS.length());
        replaced.add(name);
        components.getSchemas().computeIfAbsent(PREFIX + name, sparse -> sparse(name));
        return new Schema<>().$ref(COMPONENTS + PREFIX + name);
    }

    private Schema<?> sparse(String name) {
        Schema<?> complete = Objects.requireNonNull(components.getSchemas().get(name));
        Schema<?> sparse = new Schema<>()
                .types(complete.getTypes())
                .description(name + " with the members that fields names; without fields, " + COMPLETE
                        + " names those that are always there.");
        sparse.setProperties(new LinkedHashMap<>(complete.getProperties()));
        sparse.addExtension(COMPLETE, complete.getRequired());
        return sparse;
    }

    /** Removes the complete schemas that no other response has. */
    void removeUnused(OpenAPI description) {
        String text = Json31.pretty(description);
        components
                .getSchemas()
                .keySet()
                .removeIf(name -> replaced.contains(name) && !text.contains('"' + COMPONENTS + name + '"'));
    }
}
