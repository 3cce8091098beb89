package io.masthead.http.reading;

import io.masthead.http.request.Violation;
import io.masthead.http.request.Violation.Place;
import io.masthead.http.request.ViolationCode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

/**
 * Checks the Jakarta constraints of a record, merges with violations found while parsing, and keeps the first per
 * field.
 */
public final class ConstraintCheck {

    private static final SnakeCase SNAKE_CASE = new SnakeCase();

    private final Validator validator;

    ConstraintCheck(Validator validator) {
        this.validator = validator;
    }

    <T> List<Violation> check(T value, Class<T> type, Place place, List<Violation> parsed) {
        Set<ConstraintViolation<T>> found = validator.validate(value);
        if (found.isEmpty() && parsed.isEmpty()) {
            return List.of();
        }
        Map<String, Violation> byName = new LinkedHashMap<>();
        Stream.concat(
                        parsed.stream(),
                        found.stream().map(broken -> toViolation(broken, place)).sorted(PATTERN_FIRST))
                .forEach(violation -> byName.putIfAbsent(violation.name(), violation));
        List<Violation> ordered = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Violation violation = byName.remove(name(place, component));
            if (violation != null) {
                ordered.add(violation);
            }
        }
        ordered.addAll(byName.values()); // of the whole record
        return ordered;
    }

    private static final Comparator<Violation> PATTERN_FIRST = Comparator.comparing(
            violation -> !violation.code().equals(ViolationCode.STRING_PATTERN_MISMATCH.toString()));

    /** {@return the names of the components of a record in a query} */
    static List<String> queryNames(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(component -> name(Place.QUERY, component))
                .toList();
    }

    /** {@return the name of a component in a request} */
    static String name(Place place, RecordComponent component) {
        return name(place, component.getName());
    }

    private static String name(Place place, String property) {
        String name = SNAKE_CASE.of(property);
        return place == Place.BODY ? "/" + name : name;
    }

    /**
     * {@return the names of the components of a record in JSON}
     *
     * @param type the record
     */
    public static List<String> fieldNames(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents())
                .map(component -> SNAKE_CASE.of(component.getName()))
                .toList();
    }

    private static Violation toViolation(ConstraintViolation<?> broken, Place place) {
        String path = broken.getPropertyPath().toString();
        String name = path.isEmpty() ? "" : name(place, path);
        HibernateConstraintViolation<?> detailed = broken.unwrap(HibernateConstraintViolation.class);
        BrokenRule rule = detailed.getDynamicPayload(BrokenRule.class);
        if (rule != null) {
            return new Violation(place, name, rule.code(), rule.limit(), rule.allowed());
        }
        Annotation constraint = broken.getConstraintDescriptor().getAnnotation();
        return switch (constraint) {
            case NotNull missing -> new Violation(place, name, ViolationCode.MISSING);
            case Min min -> new Violation(place, name, ViolationCode.GREATER_THAN_EQUAL, min.value());
            case Max max -> new Violation(place, name, ViolationCode.LESS_THAN_EQUAL, max.value());
            case Pattern pattern -> new Violation(place, name, ViolationCode.STRING_PATTERN_MISMATCH);
            default -> new Violation(place, name, ViolationCode.VALUE_ERROR);
        };
    }

    /** Names properties as the mapper does. */
    private static final class SnakeCase extends SnakeCaseStrategy {
        private String of(String property) {
            return translate(property);
        }
    }
}
