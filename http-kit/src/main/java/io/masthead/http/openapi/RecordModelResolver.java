package io.masthead.http.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.masthead.http.reading.CodePoints;
import io.masthead.http.reading.EnumNames;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes records as they are read, validated and written: names in snake case, lengths from {@link CodePoints},
 * patterns from {@link Pattern}, enum constants by their wire names, and as required the fields that are never absent.
 * Defaults are words of the description: generators make a member with the keyword {@code default} required.
 *
 * <p>A field is never absent if its type has no {@code @Nullable}. In a record that is only written (no component has a
 * constraint), nullable fields are written as null and are required, too, unless {@code @JsonInclude} omits them.
 */
final class RecordModelResolver extends ModelResolver {

    /** A flag of Java alone: the character classes of Unicode (UTS 18, annex C). */
    private static final String UNICODE_CLASSES = "(?U)";

    RecordModelResolver(ObjectMapper mapper) {
        super(mapper);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        Schema<?> schema = super.resolve(type, context, next);
        JavaType java = _mapper.constructType(type.getType());
        if (schema != null && java != null && java.isEnumType()) {
            name(schema, java.getRawClass());
        }
        if (schema != null && java != null && java.getRawClass().isRecord()) {
            complete(java.getRawClass(), model(schema, context));
        }
        return schema;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void name(Schema schema, Class<?> enumType) {
        if (schema.getEnum() != null) {
            schema.setEnum(EnumNames.of(enumType));
        }
    }

    private static @Nullable Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        return schema.get$ref() == null
                ? schema
                : context.getDefinedModels()
                        .get(RefUtils.extractSimpleName(schema.get$ref())
                                .getKey()
                                .toString());
    }

    private static void complete(Class<?> type, @Nullable Schema<?> model) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        RecordComponent[] components = type.getRecordComponents();
        boolean read = Arrays.stream(components).anyMatch(RecordModelResolver::isConstrained);
        List<String> required = Arrays.stream(components)
                .filter(component -> !isNullable(component) || (!read && !isLeftOut(component)))
                .map(RecordModelResolver::name)
                .filter(model.getProperties()::containsKey)
                .toList();
        model.setRequired(required.isEmpty() ? null : required);
        for (RecordComponent component : components) {
            Schema<?> property = model.getProperties().get(name(component));
            find(component, CodePoints.class).ifPresent(limits -> limit(property, limits));
            find(component, Pattern.class).ifPresent(pattern -> anchor(property, pattern));
            describeDefault(property);
            if (!read && isNullable(component) && !isLeftOut(component)) {
                allowNull(property);
            }
        }
    }

    static void limit(@Nullable Schema<?> property, CodePoints limits) {
        if (property != null) {
            property.minLength(limits.min() == 0 ? null : limits.min());
            property.maxLength(limits.max());
        }
    }

    /** Describes a pattern as ECMAScript reads it: it is searched for, while the constraint matches the whole value. */
    static void anchor(@Nullable Schema<?> property, Pattern constraint) {
        if (property == null) {
            return;
        }
        String pattern = constraint.regexp();
        if (pattern.startsWith(UNICODE_CLASSES)) {
            pattern = pattern.substring(UNICODE_CLASSES.length());
            property.description("Letters and digits of every script.");
        }
        property.pattern(pattern.contains("|") ? "^(?:" + pattern + ")$" : "^" + pattern + "$");
    }

    private static void allowNull(@Nullable Schema<?> property) {
        if (property != null && property.get$ref() == null) {
            Set<String> types = new LinkedHashSet<>(Limits.typesOf(property));
            types.add("null");
            property.setTypes(types);
        }
    }

    private static void describeDefault(@Nullable Schema<?> property) {
        if (property == null || property.getDefault() == null) {
            return;
        }
        String value = property.getDefault().toString();
        String absent = "Absent, it is " + (value.isEmpty() ? "empty" : value) + ".";
        property.description(Stream.of(property.getDescription(), absent)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" ")));
        property.setDefault(null);
        property.setDefaultSetFlag(false);
    }

    private static String name(RecordComponent component) {
        return SnakeCaseStrategy.INSTANCE.translate(component.getName());
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isLeftOut(RecordComponent component) {
        return find(component, JsonInclude.class).isPresent()
                || component.getDeclaringRecord().isAnnotationPresent(JsonInclude.class);
    }

    private static boolean isConstrained(RecordComponent component) {
        return annotated(component)
                .flatMap(element -> Arrays.stream(element.getAnnotations()))
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(Constraint.class));
    }

    private static <A extends Annotation> Optional<A> find(RecordComponent component, Class<A> type) {
        return annotated(component)
                .map(element -> element.getAnnotation(type))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The component with its accessor and field: most annotations apply to those, not to components. */
    private static Stream<AnnotatedElement> annotated(RecordComponent component) {
        Class<?> type = component.getDeclaringRecord();
        return Stream.concat(
                Stream.of(component, component.getAccessor()),
                Arrays.stream(type.getDeclaredFields())
                        .filter(field -> field.getName().equals(component.getName())));
    }
}
