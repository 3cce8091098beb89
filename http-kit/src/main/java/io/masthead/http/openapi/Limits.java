package io.masthead.http.openapi;

import io.masthead.domain.PageRequest;
import io.masthead.http.request.RequestContext;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Adds general limits to schemas that have none of their own. */
final class Limits {

    /** The most bytes of the request line and all headers together. */
    static final int LENGTH_OF_HEADERS = 8192;

    /** The length of an instant from the year to nine digits of a second. */
    private static final int LENGTH_OF_INSTANTS = 30;

    /** PostgreSQL stores any text without NUL. */
    private static final String ANY_TEXT = "^[^\\u0000]*$";

    private Limits() {}

    /** Adds limits. Numbers that are ids by their name begin with 1, others with 0. */
    static void complete(String name, Schema<?> schema, int length) {
        Set<String> types = typesOf(schema);
        if (types.contains("integer")) {
            completeNumber(name, schema);
        } else if (types.contains("string") && schema.getEnum() == null) {
            completeText(schema, length);
        } else if (types.contains("array") && schema.getMaxItems() == null) {
            schema.maxItems(PageRequest.MAX_LIMIT);
        }
    }

    /** {@return the types of a schema; there can be several since OpenAPI 3.1} */
    static Set<String> typesOf(Schema<?> schema) {
        return Optional.ofNullable(schema.getTypes())
                .or(() -> Optional.ofNullable(schema.getType()).map(Set::of))
                .orElse(Set.of());
    }

    /** {@return whether a name is that of an id} */
    static boolean isId(String name) {
        return name.equals("id") || name.endsWith("_id");
    }

    private static void completeNumber(String name, Schema<?> schema) {
        if (schema.getMinimum() == null) {
            schema.minimum(isId(name) ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        if (schema.getMaximum() == null) {
            schema.maximum(BigDecimal.valueOf("int64".equals(schema.getFormat()) ? Long.MAX_VALUE : Integer.MAX_VALUE));
        }
    }

    private static void completeText(Schema<?> schema, int length) {
        if (schema.getMaxLength() == null) {
            schema.maxLength(length);
        }
        if (schema.getFormat() == null && schema.getPattern() == null) {
            schema.pattern(ANY_TEXT);
        }
    }

    /**
     * Adds limits to a part of a body, which is no longer than the body. Instants have the length that the service
     * writes; requests may have longer ones.
     */
    static void completeInBody(String name, Schema<?> schema) {
        complete(name, schema, "date-time".equals(schema.getFormat()) ? LENGTH_OF_INSTANTS : RequestContext.MAX_BODY);
    }
}
