package io.masthead.http.openapi;

import io.masthead.http.problem.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Completes the description after all operations: limits, examples, and shared components. */
@Component
final class OpenApiCompletion implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI description) {
        Components components = description.getComponents();
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
        components.setSchemas(new TreeMap<>(components.getSchemas()));
        Paths sorted = new Paths();
        new TreeMap<>(description.getPaths()).forEach(sorted::addPathItem);
        description.setPaths(sorted);
        List<Operation> operations = sorted.values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .toList();
        operations.forEach(JsonLines::describe);
        SparseSchemas sparse = new SparseSchemas(components);
        operations.forEach(sparse::describe);
        sparse.removeUnused(description);
        components.getSchemas().values().forEach(OpenApiCompletion::completeProperties);
        operations.forEach(operation -> complete(operation, components));
        operations.stream()
                .flatMap(operation -> operation.getResponses().values().stream())
                .flatMap(response -> response.getHeaders().keySet().stream())
                .distinct()
                .sorted()
                .forEach(name -> components.addHeaders(name, DescribedHeaders.of(name)));
        share(operations, components);
    }

    private static void complete(Operation operation, Components components) {
        parameters(operation).forEach(OpenApiCompletion::complete);
        Optional.ofNullable(operation.getRequestBody()).stream()
                .flatMap(body -> body.getContent().values().stream())
                .forEach(content -> addExample(content, components));
        operation.getResponses().values().stream()
                .map(ApiResponse::getContent)
                .flatMap(OpenApiCompletion::schemas)
                .forEach(schema -> complete(schema, operation));
    }

    /** Removes null from the types: a parameter is absent, never null. Adds the example of an id
     * in a path. Swagger UI sends examples as they are, so other parameters have none that change a response. */
    private static void complete(Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        if ("path".equals(parameter.getIn()) && Limits.isId(parameter.getName())) {
            parameter.example(1);
        }
        if (schema.getTypes() != null) {
            Set<String> types = new HashSet<>(schema.getTypes());
            types.remove("null");
            schema.setTypes(types);
        }
        Limits.complete(parameter.getName(), schema, Limits.LENGTH_OF_HEADERS);
        items(schema).ifPresent(items -> Limits.complete("", items, Limits.LENGTH_OF_HEADERS));
    }

    /** Limits a list to the greatest {@code limit} of its query. */
    private static void complete(Schema<?> response, Operation operation) {
        parameters(operation)
                .filter(parameter -> parameter.getName().equals("limit"))
                .map(limit -> limit.getSchema().getMaximum())
                .map(BigDecimal::intValueExact)
                .findFirst()
                .filter(most -> Limits.typesOf(response).contains("array"))
                .ifPresent(response::maxItems);
        Limits.completeInBody("", response);
    }

    private static void completeProperties(Schema<?> schema) {
        properties(schema).values().forEach(OpenApiCompletion::nameList);
        properties(schema).forEach(Limits::completeInBody);
        properties(schema).values().stream()
                .map(OpenApiCompletion::items)
                .flatMap(Optional::stream)
                .forEach(items -> Limits.completeInBody("", items));
    }

    /** Sets the type of an iterator, which the library leaves open even where its items are described. */
    private static void nameList(Schema<?> property) {
        if (property.getItems() != null) {
            property.setTypes(Set.of("array"));
        }
    }

    /** Adds an example of a request, from the examples of its properties. */
    private static void addExample(MediaType content, Components components) {
        Map<String, Object> example = new LinkedHashMap<>();
        Optional.ofNullable(content.getSchema().get$ref())
                .map(reference -> components.getSchemas().get(reference.replaceFirst(".*/", "")))
                .map(OpenApiCompletion::properties)
                .orElse(Map.of())
                .forEach((property, schema) -> {
                    if (schema.getExample() != null) {
                        example.put(property, schema.getExample());
                    }
                });
        if (!example.isEmpty()) {
            content.example(example);
        }
    }

    /** Moves responses that are problems alone to the components, named by their problems. */
    private static void share(List<Operation> operations, Components components) {
        Map<String, ApiResponse> shared = new TreeMap<>();
        for (Operation operation : operations) {
            operation.getResponses().replaceAll((status, response) -> {
                if (!isProblem(response)
                        || !response.equals(shared.computeIfAbsent(nameOf(status, response), key -> response))) {
                    return response;
                }
                return new ApiResponse().$ref(nameOf(status, response));
            });
        }
        components.setResponses(shared);
    }

    private static boolean isProblem(ApiResponse response) {
        return response.getContent() != null
                && response.getContent().keySet().equals(Set.of(ProblemResponses.MEDIA_TYPE));
    }

    private static String nameOf(String status, ApiResponse problem) {
        if (status.equals(ProblemResponses.OTHERWISE)) {
            return "Otherwise";
        }
        return problem.getContent().values().stream()
                .flatMap(content -> content.getExamples().keySet().stream())
                .map(OpenApiCompletion::inPascalCase)
                .collect(Collectors.joining("Or"));
    }

    private static String inPascalCase(String slug) {
        return Stream.of(slug.split("-", -1))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return Stream.ofNullable(operation.getParameters()).flatMap(List::stream);
    }

    private static Stream<Schema<?>> schemas(Content content) {
        return Stream.ofNullable(content)
                .flatMap(types -> types.values().stream())
                .<Schema<?>>map(MediaType::getSchema);
    }

    private static Optional<Schema<?>> items(Schema<?> list) {
        return Optional.ofNullable(list.getItems());
    }

    /** {@return the properties of a schema; the library declares them raw} */
    private static Map<String, Schema<?>> properties(Schema<?> schema) {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> properties.put(name, (Schema<?>) property));
        }
        return properties;
    }
}
