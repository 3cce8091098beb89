package io.masthead.bootstrap.robustness;

import io.masthead.bootstrap.robustness.Operation.Parameter;
import io.masthead.bootstrap.robustness.Operation.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Builder of a request from encoded values. */
final class Draft {

    /** The media type of a form. */
    static final String FORM = "application/x-www-form-urlencoded";

    private final Operation operation;
    private final Map<String, String> path = new LinkedHashMap<>();
    private final List<String> query = new ArrayList<>();
    private final List<Header> headers = new ArrayList<>();
    private final Optional<String> mediaType;
    private final Map<String, String> members = new LinkedHashMap<>();
    private Optional<String> body = Optional.empty();

    Draft(Operation operation, Optional<String> mediaType) {
        this.operation = operation;
        this.mediaType = mediaType;
        mediaType.ifPresent(type -> headers.add(new Header("Content-Type", type)));
    }

    Draft with(Parameter parameter, String octets) {
        switch (parameter.place()) {
            case PATH -> path.put(parameter.name(), octets);
            case QUERY -> query.add(parameter.name() + "=" + octets);
            case HEADER -> header(parameter.name(), octets);
            case BODY -> members.put(parameter.name(), octets);
        }
        return this;
    }

    Draft without(Parameter member) {
        members.remove(member.name());
        return this;
    }

    /** Replaces a header, if there is one of the same name. */
    Draft header(String name, String octets) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        headers.add(new Header(name, octets));
        return this;
    }

    Draft withoutHeader(String name) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        return this;
    }

    Draft query(String octets) {
        query.add(octets);
        return this;
    }

    Draft body(String octets) {
        body = Optional.of(octets);
        return this;
    }

    boolean takesBody() {
        return mediaType.isPresent();
    }

    boolean isForm() {
        return mediaType.filter(FORM::equals).isPresent();
    }

    boolean isText() {
        return mediaType.filter(operation.texts()::containsKey).isPresent();
    }

    /** {@return the body, unless it is replaced} */
    String content() {
        if (isText()) {
            return mediaType.map(operation.texts()::get).orElseThrow();
        }
        return isForm()
                ? members.entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"))
                : members.entrySet().stream()
                        .map(member -> Octets.quoted(member.getKey()) + ":" + member.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
    }

    /** {@return the request} Has a number of its own where a value must be unique. */
    Request toRequest(int number) {
        String target = operation.path();
        for (Parameter parameter : operation.parameters(Place.PATH).toList()) {
            target = target.replace("{" + parameter.name() + "}", path.get(parameter.name()));
        }
        return new Request(
                operation.method(),
                query.isEmpty() ? target : target + "?" + String.join("&", query),
                headers,
                body.or(() -> mediaType.map(type -> content()))
                        .map(octets -> octets.replace(
                                "{unique}", "%08x%08x".formatted(operation.id().hashCode(), number))));
    }
}
