package io.masthead.http.openapi;

import io.masthead.http.authentication.Authenticator;
import io.masthead.http.problem.ProblemCatalogue;
import io.masthead.http.problem.ProblemTexts;
import io.masthead.http.problem.ProblemType;
import io.masthead.http.request.ViolationCode;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/** Describes problems as responses: one for each status, with an example of each kind of problem. */
final class ProblemResponses {

    static final String MEDIA_TYPE = "application/problem+json";

    /** The status of the problems that do not depend on the operation, but on how it is called. */
    static final String OTHERWISE = "4XX";

    private static final Set<ProblemType> BEFORE_ANY_OPERATION = Set.of(
            ProblemType.METHOD_NOT_ALLOWED,
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.URI_TOO_LONG,
            ProblemType.EXPECTATION_FAILED,
            ProblemType.HEADERS_TOO_LARGE);

    private static final String REQUEST = "/requests/0b0e5d0c-2f3a-4d55-9c39-6a2f1f1c7a10";

    private final ProblemTexts texts;
    private final ProblemCatalogue catalogue;
    private final List<ProblemType> ofCredentials;

    ProblemResponses(ProblemTexts texts, ProblemCatalogue catalogue, Authenticator authenticator) {
        this.texts = texts;
        this.catalogue = catalogue;
        this.ofCredentials = authenticator.failures().stream()
                .flatMap(code -> catalogue.find(code).stream())
                .toList();
    }

    /** {@return the responses of an operation that are problems, by status} */
    SortedMap<String, ApiResponse> of(OperationMetadata facts, boolean readsBody) {
        Set<ProblemType> problems = problems(facts, readsBody);
        return catalogue.types().stream()
                .filter(problems::contains)
                .collect(Collectors.groupingBy(
                        ProblemResponses::statusOf,
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), this::response)));
    }

    private Set<ProblemType> problems(OperationMetadata facts, boolean readsBody) {
        Set<ProblemType> problems = new HashSet<>(List.of(
                ProblemType.BAD_REQUEST,
                ProblemType.ORIGIN_NOT_ALLOWED,
                ProblemType.INTERNAL_ERROR,
                ProblemType.UNAVAILABLE));
        problems.addAll(BEFORE_ANY_OPERATION);
        problems.addAll(facts.missing());
        problems.addAll(facts.ownProblems());
        if (facts.readsCredentials() && !facts.isForAnyone()) {
            problems.add(ProblemType.UNAUTHORIZED);
            problems.addAll(ofCredentials);
        }
        if (facts.isLimited()) {
            problems.add(ProblemType.TOO_MANY_REQUESTS);
        }
        if (readsBody) {
            problems.addAll(List.of(
                    ProblemType.REQUEST_TIMEOUT, ProblemType.CONTENT_TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
        if (facts.readsJson()) {
            problems.add(ProblemType.UNREADABLE_BODY);
        }
        if (facts.hasRules()) {
            problems.add(ProblemType.INVALID_REQUEST);
        }
        if (facts.hasCondition()) {
            problems.add(ProblemType.PRECONDITION_FAILED);
        }
        if (facts.isRepeatable()) {
            problems.addAll(List.of(ProblemType.REQUEST_IN_PROGRESS, ProblemType.IDEMPOTENCY_KEY_REUSED));
        }
        return problems;
    }

    private static String statusOf(ProblemType type) {
        return BEFORE_ANY_OPERATION.contains(type) ? OTHERWISE : Integer.toString(type.status());
    }

    private ApiResponse response(List<ProblemType> types) {
        MediaType content = new MediaType().schema(new Schema<>().$ref("Problem"));
        types.forEach(type -> content.addExamples(type.slug(), new Example().value(example(type))));
        ApiResponse response = new ApiResponse()
                .description(types.stream()
                        .map(type -> texts.title(type, Locale.ENGLISH) + ".")
                        .collect(Collectors.joining(" ")))
                .content(new Content().addMediaType(MEDIA_TYPE, content));
        DescribedHeaders.add(response, HttpHeaders.CONTENT_LANGUAGE);
        types.forEach(type -> DescribedHeaders.add(response, headers(type)));
        return response;
    }

    private static String[] headers(ProblemType type) {
        if (type.isTransient() || type.equals(ProblemType.TOO_MANY_REQUESTS)) {
            return new String[] {HttpHeaders.RETRY_AFTER};
        }
        return switch (type.status()) {
            case 401 -> new String[] {HttpHeaders.WWW_AUTHENTICATE};
            case 405 -> new String[] {HttpHeaders.ALLOW};
            case 415 -> new String[] {HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_ENCODING};
            default -> new String[0];
        };
    }

    private Map<String, Object> example(ProblemType type) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "/problems/" + type.slug());
        problem.put("title", texts.title(type, Locale.ENGLISH));
        problem.put("status", type.status());
        problem.put("detail", texts.detail(type, Locale.ENGLISH));
        problem.put("instance", REQUEST);
        if (type.equals(ProblemType.INVALID_REQUEST)) {
            String code = ViolationCode.MISSING.toString();
            Map<String, String> violation = new LinkedHashMap<>();
            violation.put("pointer", "#/title");
            violation.put("code", code);
            violation.put("detail", texts.rule(code, Locale.ENGLISH));
            problem.put("errors", List.of(violation));
        }
        return problem;
    }
}
