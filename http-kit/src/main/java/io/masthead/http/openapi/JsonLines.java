package io.masthead.http.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.stream.Stream;

/**
 * Bodies of one JSON text a line. A controller gives such a media type the schema of a line, as {@code itemSchema} of
 * OpenAPI 3.2. OpenAPI 3.1 has no such keyword, and reads {@code schema} as that of the whole body, which generated
 * clients then parse as one JSON text. So the body is described as text, and what it contains as the array that OpenAPI
 * 3.2 makes of it (JSON Schema 2020-12, Validation §8).
 */
final class JsonLines {

    private JsonLines() {}

    /** Describes the bodies of an operation, if they have lines. */
    static void describe(Operation operation) {
        Stream.ofNullable(operation.getRequestBody()).forEach(body -> describe(body.getContent(), new StringSchema()));
        operation.getResponses().values().stream()
                .filter(response -> response.getContent() != null)
                // A file: generated clients pass it on, whatever its media type.
                .forEach(response -> describe(response.getContent(), new StringSchema().format("binary")));
    }

    private static void describe(Content content, Schema<?> text) {
        content.forEach((mediaType, body) -> {
            if (hasLines(mediaType) && body.getSchema().get$ref() != null) {
                body.setSchema(text(mediaType, body, text));
            }
        });
    }

    private static Schema<?> text(String mediaType, MediaType body, Schema<?> text) {
        return text.maxLength(Integer.MAX_VALUE)
                .contentMediaType(mediaType)
                .contentSchema(new ArraySchema()
                        .items(new Schema<>().$ref(body.getSchema().get$ref()))
                        .maxItems(Integer.MAX_VALUE));
    }

    private static boolean hasLines(String mediaType) {
        return mediaType.endsWith("ndjson") || mediaType.endsWith("jsonl");
    }
}
