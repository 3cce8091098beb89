package io.masthead.bootstrap.robustness;

import io.masthead.bootstrap.robustness.Operation.Parameter;
import io.masthead.bootstrap.robustness.Operation.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Generates requests to an operation from its description: valid ones, and mutated ones. */
public final class RequestGenerator {

    /** Entity tag that no resource has, so that a mutated deletion deletes no resource. */
    private static final String STALE = "\"999999999\"";

    /** Header of browsers (Fetch Metadata), which no description can have as a parameter. */
    private static final String SITE = "Sec-Fetch-Site";

    private final Operation operation;
    private final Existing existing;
    private final List<Trial> trials = new ArrayList<>();
    private int requests;

    /** Generator for an operation, with values of existing resources. */
    public RequestGenerator(Operation operation, Existing existing) {
        this.operation = operation;
        this.existing = existing;
    }

    /** {@return requests that succeed for the right caller} */
    public List<Trial> good() {
        return made(() -> mediaTypes().forEach(type -> add("nothing", Expected.FITS, good(type))));
    }

    /** {@return requests with one mutation} */
    public List<Trial> oddOnce() {
        return made(() -> {
            mediaTypes().forEach(this::addBodies);
            Optional<String> type = mediaTypes().findFirst().orElseThrow();
            operation.parameters().forEach(parameter -> addSamples(parameter, type));
            operation
                    .parameters(Place.QUERY)
                    .forEach(parameter -> Samples.of(parameter).stream()
                            .limit(3)
                            .forEach(sample -> add(
                                    parameter.name() + " twice",
                                    Expected.EITHER,
                                    usual(type).with(parameter, sample.octets()).with(parameter, sample.octets()))));
            OddRequests.QUERIES.forEach(query ->
                    add("the query " + query, Expected.EITHER, quick(type).query(query)));
            OddRequests.HEADERS.forEach(header ->
                    add("the header " + header, Expected.EITHER, quick(type).header(header.name(), header.value())));
        });
    }

    /** {@return requests with several mutations} */
    public List<Trial> oddOften(int number, RandomGenerator random) {
        return made(() -> {
            List<Optional<String>> types = mediaTypes().toList();
            for (int i = 0; i < number; i++) {
                add("much", Expected.EITHER, oddOften(types.get(random.nextInt(types.size())), random));
            }
        });
    }

    private List<Trial> made(Runnable work) {
        trials.clear();
        work.run();
        return List.copyOf(trials);
    }

    private void add(String what, Expected expected, Draft draft) {
        trials.add(new Trial(operation, requests, what, expected, draft.toRequest(requests)));
        requests++;
    }

    private Stream<Optional<String>> mediaTypes() {
        return operation.bodies().isEmpty()
                ? Stream.of(Optional.empty())
                : operation.bodies().keySet().stream().map(Optional::of);
    }

    private List<Parameter> members(Optional<String> type) {
        return type.map(name -> Objects.requireNonNull(operation.bodies().get(name)))
                .orElse(List.of());
    }

    private Draft good(Optional<String> type) {
        Draft draft = new Draft(operation, type);
        Stream<Parameter> required = operation.parameters(Place.QUERY).filter(Parameter::required);
        Stream.of(operation.parameters(Place.PATH), required, members(type).stream())
                .flatMap(parameters -> parameters)
                .forEach(parameter -> existing.octets(operation, parameter.name())
                        .or(() -> example(parameter, type))
                        .ifPresent(octets -> draft.with(parameter, octets)));
        existing.octets(operation, SITE).ifPresent(site -> draft.header(SITE, site));
        return draft;
    }

    private static Optional<String> example(Parameter parameter, Optional<String> type) {
        return Optional.ofNullable(parameter.schema().get("example"))
                .map(example ->
                        isForm(type) ? Octets.percentEncoded(example.asString()) : Octets.of(example.toString()));
    }

    private static boolean isForm(Optional<String> type) {
        return type.filter(Draft.FORM::equals).isPresent();
    }

    private Draft usual(Optional<String> type) {
        boolean stops = operation.method().equals("DELETE")
                && operation
                        .parameters(Place.HEADER)
                        .anyMatch(header -> header.name().equals("If-Match"));
        return stops ? good(type).header("If-Match", STALE) : good(type);
    }

    /** Leaves out optional passwords: hashing them takes longest. */
    private Draft quick(Optional<String> type) {
        Draft draft = usual(type);
        members(type).stream()
                .filter(member -> !member.required()
                        && member.schema().path("format").asString("").equals("password"))
                .forEach(draft::without);
        return draft;
    }

    private void addSamples(Parameter parameter, Optional<String> type) {
        for (Sample sample : samples(parameter, type)) {
            add(
                    parameter.name() + ": " + sample.what(),
                    sample.expected(),
                    usual(type).with(parameter, sample.octets()));
        }
    }

    private static List<Sample> samples(Parameter parameter, Optional<String> type) {
        return parameter.place() == Place.BODY && isForm(type) ? Samples.ofField(parameter) : Samples.of(parameter);
    }

    private void addBodies(Optional<String> type) {
        for (Parameter member : members(type)) {
            addSamples(member, type);
            add(
                    "no " + member.name(),
                    member.required() && !usual(type).isForm() ? Expected.REFUSED : Expected.EITHER,
                    usual(type).without(member));
        }
        if (usual(type).takesBody()) {
            OddRequests.bodies(usual(type))
                    .forEach(body ->
                            add(body.what(), body.expected(), usual(type).body(body.octets())));
            OddRequests.CONTENT_TYPES.forEach(
                    odd -> add("the type " + odd, Expected.EITHER, quick(type).header("Content-Type", odd)));
            add("no type", Expected.REFUSED, usual(type).withoutHeader("Content-Type"));
        }
    }

    private Draft oddOften(Optional<String> type, RandomGenerator random) {
        Draft draft = usual(type);
        Stream.concat(operation.parameters().stream(), members(type).stream())
                .filter(parameter -> random.nextInt(3) == 0)
                .forEach(parameter -> draft.with(
                        parameter, oneOf(samples(parameter, type), random).octets()));
        if (random.nextInt(4) == 0) {
            Header header = oneOf(OddRequests.HEADERS, random);
            draft.header(header.name(), header.value());
        }
        if (random.nextInt(4) == 0) {
            draft.query(oneOf(OddRequests.QUERIES, random));
        }
        if (draft.takesBody() && random.nextInt(8) == 0) {
            draft.body(oneOf(OddRequests.bodies(draft), random).octets());
        }
        return draft;
    }

    private static <T> T oneOf(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
