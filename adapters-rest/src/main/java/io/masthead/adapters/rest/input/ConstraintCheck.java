package io.masthead.adapters.rest.input;

import io.masthead.adapters.rest.input.Violation.Place;
import io.masthead.domain.user.WeakPassword;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

/** Checks the Jakarta constraints of a record, and joins what they find with what was noted before: one per field. */
final class ConstraintCheck {

    private static final SnakeCase SNAKE_CASE = new SnakeCase();

    private final Validator validator;

    ConstraintCheck(Validator validator) {
        this.validator = validator;
    }

    <T> List<Violation> check(T value, Class<T> type, Place place, List<Violation> notes) {
        Set<ConstraintViolation<T>> found = validator.validate(value);
        if (found.isEmpty() && notes.isEmpty()) {
            return List.of();
        }
        Map<String, Violation> byName = new HashMap<>();
        Stream.concat(
                        notes.stream(),
                        found.stream().map(broken -> toViolation(broken, place)).sorted(PATTERN_FIRST))
                .forEach(violation -> byName.putIfAbsent(violation.name(), violation));
        return Stream.of(type.getRecordComponents())
                .map(component -> byName.get(name(place, component)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static final Comparator<Violation> PATTERN_FIRST =
            Comparator.comparing(violation -> !violation.code().equals("string_pattern_mismatch"));

    /** {@return what a component is called in a request} */
    static String name(Place place, RecordComponent component) {
        return name(place, component.getName());
    }

    private static String name(Place place, String property) {
        String name = SNAKE_CASE.of(property);
        return place == Place.BODY ? "/" + name : name;
    }

    private static Violation toViolation(ConstraintViolation<?> broken, Place place) {
        String name = name(place, broken.getPropertyPath().toString());
        Annotation constraint = broken.getConstraintDescriptor().getAnnotation();
        return switch (constraint) {
            case NotNull missing -> violation(place, name, "missing", "is required", null);
            case Min min ->
                violation(place, name, "greater_than_equal", "must be " + min.value() + " or more", min.value());
            case Max max ->
                violation(place, name, "less_than_equal", "must be " + max.value() + " or less", max.value());
            case Pattern pattern ->
                violation(place, name, "string_pattern_mismatch", "must be of the documented form", null);
            case CodePoints length -> lengthViolation(place, name, length, String.valueOf(broken.getInvalidValue()));
            case UnguessedPassword unguessed ->
                Violation.weak(name, WeakPassword.Weakness.valueOf(broken.getMessageTemplate()));
            default -> throw new IllegalStateException("No code for " + constraint.annotationType());
        };
    }

    private static Violation lengthViolation(Place place, String name, CodePoints length, String value) {
        return length.as().count(value) < length.min()
                ? violation(place, name, "string_too_short", "must have " + length.min() + " or more characters", (long)
                        length.min())
                : violation(place, name, "string_too_long", "must have " + length.max() + " or fewer characters", (long)
                        length.max());
    }

    private static Violation violation(Place place, String name, String code, String detail, @Nullable Long limit) {
        return new Violation(place, name, code, detail, limit);
    }

    /** Names properties as the mapper does. */
    private static final class SnakeCase extends SnakeCaseStrategy {
        private String of(String property) {
            return translate(property);
        }
    }
}
