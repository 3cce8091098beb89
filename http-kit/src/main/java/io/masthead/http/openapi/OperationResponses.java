package io.masthead.http.openapi;

import io.masthead.http.headers.PublicCache;
import io.masthead.http.idempotency.CreatedResponse;
import io.masthead.http.paging.PageResponse;
import io.masthead.http.ratelimit.RateLimiter;
import io.masthead.http.reading.PatchFormats;
import io.masthead.http.request.RequestId;
import io.masthead.http.request.TraceContext;
import io.masthead.http.stream.EventsAfter;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Optional;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes all responses of an operation. */
@Component
final class OperationResponses implements OperationCustomizer {

    private static final String NOT_MODIFIED = "304";

    private final OperationMetadata.Reader metadata;
    private final ProblemResponses problems;

    OperationResponses(OperationMetadata.Reader metadata, ProblemResponses problems) {
        this.metadata = metadata;
        this.problems = problems;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        OperationMetadata facts = metadata.of(handler);
        if (facts.isPatch()) {
            describePatch(operation);
        }
        ApiResponses responses = operation.getResponses();
        responses.values().forEach(success -> describe(success, operation, facts));
        if (facts.isTaggedRead()) {
            describeCondition(operation);
        }
        problems.of(facts, operation.getRequestBody() != null)
                .forEach((status, problem) -> add(responses, status, problem, facts));
        responses.values().forEach(OperationResponses::describeCommon);
        responses.values().forEach(DescribedHeaders::sort);
        return operation;
    }

    /** Describes every media type of a patch, the more common first: tools choose the first. */
    private static void describePatch(Operation operation) {
        Content content = operation.getRequestBody().getContent();
        MediaType patch = content.values().iterator().next();
        Stream.of(PatchFormats.FORMATS.split(", ", -1)).sorted().forEach(format -> content.put(format, patch));
    }

    private static void describe(ApiResponse success, Operation operation, OperationMetadata facts) {
        if (facts.hasTag()) {
            DescribedHeaders.add(success, HttpHeaders.ETAG);
        }
        if (facts.isPublicRead()) {
            DescribedHeaders.add(success, PublicCache.GROUPS);
        }
        if (facts.isFollowed()) {
            DescribedHeaders.add(success, EventsAfter.HEADER);
        }
        if (facts.isAttachment()) {
            DescribedHeaders.add(success, HttpHeaders.CONTENT_DISPOSITION);
        }
        if (facts.isCreation()) {
            DescribedHeaders.add(success, HttpHeaders.LOCATION, CreatedResponse.REPLAYED);
        }
        if (hasParameter(operation, "limit")) {
            DescribedHeaders.add(success, HttpHeaders.LINK);
        }
        if (hasParameter(operation, "total")) {
            DescribedHeaders.add(success, PageResponse.TOTAL);
        }
        if (hasParameter(operation, "q")) {
            DescribedHeaders.add(success, PageResponse.TOTAL_RELATION);
        }
    }

    private static void describeCondition(Operation operation) {
        operation.addParametersItem(new HeaderParameter()
                .name(HttpHeaders.IF_NONE_MATCH)
                .description("Entity tags that the caller has; or * for any.")
                .schema(new StringSchema()));
        ApiResponse unchanged = new ApiResponse().description("The caller has it already.");
        operation
                .getResponses()
                .values()
                .forEach(success -> success.getHeaders().forEach(unchanged::addHeaderObject));
        operation.getResponses().put(NOT_MODIFIED, unchanged);
    }

    /**
     * Adds a problem, beside a response of the same status that the controller describes, such as an error of OAuth.
     */
    private static void add(ApiResponses responses, String status, ApiResponse problem, OperationMetadata facts) {
        if (facts.isPatch() && status.equals("415")) {
            DescribedHeaders.add(problem, HttpHeaders.ACCEPT_PATCH);
        }
        ApiResponse own = responses.get(status);
        if (own == null) {
            responses.put(status, problem);
        } else {
            own.getContent().putAll(problem.getContent());
            problem.getHeaders().forEach(own::addHeaderObject);
        }
    }

    private static void describeCommon(ApiResponse response) {
        DescribedHeaders.add(
                response,
                RequestId.HEADER,
                TraceContext.HEADER,
                HttpHeaders.CACHE_CONTROL,
                HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
                RateLimiter.POLICY,
                RateLimiter.SERVICE_LIMIT);
    }

    private static boolean hasParameter(Operation operation, String parameter) {
        return Optional.ofNullable(operation.getParameters()).stream()
                .flatMap(parameters -> parameters.stream().map(Parameter::getName))
                .anyMatch(parameter::equals);
    }
}
