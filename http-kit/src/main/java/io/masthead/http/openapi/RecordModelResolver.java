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
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes records by what reads, checks and writes them: names in snake case, lengths from {@link CodePoints}, enums as
 * they are spelt, and as required what is never absent.
 *
 * <p>A member is never absent if its type has no {@code @Nullable}. In a record that is only written (no member has a
 * constraint), what may be null is written as null, and is required too, unless {@code @JsonInclude} leaves it out.
 */
final class RecordModelResolver extends ModelResolver {

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
        }
    }

    static void limit(@Nullable Schema<?> property, CodePoints limits) {
        if (property != null) {
            property.minLength(limits.min() == 0 ? null : limits.min());
            property.maxLength(limits.max());
        }
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

    /** Most annotations apply to fields and methods, not to components. */
    private static Stream<AnnotatedElement> annotated(RecordComponent component) {
        Class<?> type = component.getDeclaringRecord();
        return Stream.concat(
                Stream.of(component, component.getAccessor()),
                Arrays.stream(type.getDeclaredFields())
                        .filter(field -> field.getName().equals(component.getName())));
    }
}
