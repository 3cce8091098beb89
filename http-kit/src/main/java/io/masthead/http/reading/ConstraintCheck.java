package io.masthead.http.reading;

import io.masthead.http.request.Violation;
import io.masthead.http.request.Violation.Place;
import io.masthead.http.request.ViolationCode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
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
                .forEach(violation -> byName.putIfAbsent(keyOf(violation), violation));
        List<Violation> ordered = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = name(place, component);
            byName.values().stream()
                    .filter(violation ->
                            violation.name().equals(name) || violation.name().startsWith(name + "/"))
                    .forEach(ordered::add);
        }
        byName.values().stream().filter(violation -> violation.name().isEmpty()).forEach(ordered::add);
        return ordered;
    }

    /** One violation for each field; of the whole record, each of its rules. */
    private static String keyOf(Violation violation) {
        return violation.name().isEmpty() ? violation.code() : violation.name();
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

    /** {@return a JSON pointer (RFC 6901) into a body; of the whole record, the empty one} */
    private static String name(Place place, Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(SNAKE_CASE.of(node.getName()));
            }
        }
        return place == Place.BODY || pointer.isEmpty() ? pointer.toString() : pointer.substring(1);
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
        String name = name(place, broken.getPropertyPath());
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
