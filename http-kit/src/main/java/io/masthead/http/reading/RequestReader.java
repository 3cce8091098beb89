package io.masthead.http.reading;

import io.masthead.http.request.RequestContext;
import io.masthead.http.request.Violation;
import io.masthead.http.request.Violation.Place;
import io.masthead.http.request.ViolationCode;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads records from bodies and queries, once and strictly, and finds all violations. */
final class RequestReader {

    /** The deepest nesting of JSON, which no request of this service needs. */
    private static final int MAX_DEPTH = 64;

    /** U+FEFF in UTF-8. */
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final String READING = Reading.class.getName();

    private final JsonMapper mapper;
    private final ConstraintCheck constraints;
    private final ClassValue<ReadQuery> empties = new ClassValue<>() {
        @Override
        protected ReadQuery computeValue(Class<?> type) {
            List<Violation> violations = new ArrayList<>();
            Object value = readQuery(mapper.createObjectNode(), type, violations::addAll);
            return new ReadQuery(value, List.copyOf(violations));
        }
    };
    private final ClassValue<Set<String>> names = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return Collections.unmodifiableSet(new LinkedHashSet<>(ConstraintCheck.queryNames(type)));
        }
    };
    private final ClassValue<Set<String>> lists = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.getType() == List.class)
                    .map(component -> ConstraintCheck.name(Place.QUERY, component))
                    .collect(Collectors.toUnmodifiableSet());
        }
    };

    RequestReader(Validator validator) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(RequestContext.MAX_BODY)
                        .maxNumberLength(RequestContext.MAX_BODY)
                        .maxStringLength(RequestContext.MAX_BODY)
                        .build())
                .build();
        this.mapper = JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(StrictTypes.module())
                .build();
        this.constraints = new ConstraintCheck(validator);
    }

    /** Reads a body. The result must not be used if there are violations. */
    <T> @Nullable T readBody(byte[] body, Class<T> type, Consumer<List<Violation>> violations) {
        // Always UTF-8 (RFC 8259 §8.1); malformed input is rejected, not replaced.
        Reader utf8 = new InputStreamReader(
                withoutByteOrderMark(body),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        Reading reading = new Reading(Place.BODY);
        T value;
        try (JsonParser parser = mapper.reader().withAttribute(READING, reading).createParser(utf8)) {
            value = readRoot(parser, type, reading);
        } catch (JacksonException problem) {
            if (problem.getPath().isEmpty() || !(problem instanceof DatabindException)) {
                throw new UnreadableBody();
            }
            reading.add(mismatch(problem, reading));
            value = null;
        }
        finish(value, type, reading, violations);
        return value;
    }

    /** RFC 8259 §8.1 allows to ignore the mark, which some programs of Windows write. */
    private static InputStream withoutByteOrderMark(byte[] body) {
        int start = Arrays.mismatch(body, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length ? BYTE_ORDER_MARK.length : 0;
        return new ByteArrayInputStream(body, start, body.length - start);
    }

    /**
     * Reads a query: the last value of each name, or all values of a list. Without any value for the record, it is read
     * once for all requests.
     */
    <T> @Nullable T readQuery(Map<String, String[]> query, Class<T> type, Consumer<List<Violation>> violations) {
        ObjectNode node = mapper.createObjectNode();
        for (String name : queryNames(type)) {
            String[] values = query.get(name);
            if (values != null && lists.get(type).contains(name)) {
                Stream.of(values).forEach(node.putArray(name)::add);
            } else if (values != null) {
                node.put(name, values[values.length - 1]);
            }
        }
        if (!node.isEmpty()) {
            return readQuery(node, type, violations);
        }
        ReadQuery empty = empties.get(type);
        violations.accept(empty.violations);
        return type.cast(empty.value);
    }

    /** {@return the names of the parameters of a record} */
    Set<String> queryNames(Class<?> type) {
        return names.get(type);
    }

    private <T> @Nullable T readQuery(ObjectNode node, Class<T> type, Consumer<List<Violation>> violations) {
        Reading reading = new Reading(Place.QUERY);
        T value;
        try {
            value = mapper.readerFor(type).withAttribute(READING, reading).readValue(node);
        } catch (DatabindException problem) {
            reading.add(mismatch(problem, reading));
            value = null;
        }
        finish(value, type, reading, violations);
        return value;
    }

    /** Readable, but of a form that a component of a type without a strict reader does not take. */
    private static Violation mismatch(JacksonException problem, Reading reading) {
        String pointer = problem.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("/"));
        return new Violation(
                reading.place(), reading.place() == Place.BODY ? "/" + pointer : pointer, ViolationCode.VALUE_ERROR);
    }

    private <T> @Nullable T readRoot(JsonParser parser, Class<T> type, Reading reading) {
        if (parser.nextToken() == null) { // only white space
            throw new UnreadableBody();
        }
        if (parser.isExpectedStartObjectToken()) {
            return mapper.readerFor(type).withAttribute(READING, reading).readValue(parser);
        }
        // Read to the end: a body that is no JSON at all is unreadable, not a violation.
        parser.skipChildren();
        if (parser.nextToken() != null) {
            throw new UnreadableBody();
        }
        reading.add(new Violation(Place.BODY, "", ViolationCode.MODEL_ATTRIBUTES_TYPE));
        return null;
    }

    private <T> void finish(@Nullable T value, Class<T> type, Reading reading, Consumer<List<Violation>> violations) {
        violations.accept(
                value == null ? reading.violations : constraints.check(value, type, reading.place, reading.violations));
    }

    /** A query that was read; the value must not be used if there are violations. */
    private record ReadQuery(@Nullable Object value, List<Violation> violations) {}

    static Reading reading(DeserializationContext context) {
        return (Reading) context.getAttribute(READING);
    }

    /** Violations found while one part of a request is parsed. */
    static final class Reading {

        private final Place place;
        private final List<Violation> violations = new ArrayList<>();

        private Reading(Place place) {
            this.place = place;
        }

        Place place() {
            return place;
        }

        void add(Violation violation) {
            violations.add(violation);
        }
    }
}
