package io.masthead.http.openapi;

import io.masthead.http.authentication.CurrentUser;
import io.masthead.http.authentication.PermitAll;
import io.masthead.http.entitytag.IfMatch;
import io.masthead.http.entitytag.NoEntityTag;
import io.masthead.http.idempotency.IdempotencyKeyHeader;
import io.masthead.http.pipeline.PathRules;
import io.masthead.http.problem.ProblemCatalogue;
import io.masthead.http.problem.ProblemType;
import io.masthead.http.problem.Problems;
import io.masthead.http.reading.QueryParameters;
import io.masthead.http.stream.EventsAfter;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;

/** Properties of an operation, from its signature and annotations, that determine its responses. */
final class OperationMetadata {

    private final HandlerMethod handler;
    private final PathRules paths;
    private final ProblemCatalogue catalogue;

    private OperationMetadata(HandlerMethod handler, PathRules paths, ProblemCatalogue catalogue) {
        this.handler = handler;
        this.paths = paths;
        this.catalogue = catalogue;
    }

    /**
     * Reads the metadata of operations.
     *
     * @param paths the exceptions from the general rules of the pipeline
     * @param catalogue the kinds of problems
     */
    record Reader(PathRules paths, ProblemCatalogue catalogue) {

        OperationMetadata of(HandlerMethod handler) {
            return new OperationMetadata(handler, paths, catalogue);
        }
    }

    boolean isForAnyone() {
        return handler.hasMethodAnnotation(PermitAll.class)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), PermitAll.class);
    }

    boolean dependsOnTheCaller() {
        return hasParameter(CurrentUser.class);
    }

    boolean readsCredentials() {
        return paths.readsCredentials(path());
    }

    boolean isLimited() {
        return paths.isLimited(path());
    }

    boolean isPatch() {
        return method() == RequestMethod.PATCH;
    }

    boolean readsJson() {
        return hasParameter(RequestBody.class);
    }

    boolean hasCondition() {
        return hasParameter(IfMatch.class);
    }

    boolean isRepeatable() {
        return hasParameter(IdempotencyKeyHeader.class);
    }

    /** {@return whether it creates one resource, idempotently} */
    boolean isCreation() {
        ResponseStatus status = handler.getMethodAnnotation(ResponseStatus.class);
        return isRepeatable() && status != null && status.value() == HttpStatus.CREATED;
    }

    /** {@return whether it is a read whose response has an entity tag} */
    boolean isTaggedRead() {
        return method() == RequestMethod.GET && hasTag();
    }

    /**
     * {@return whether a successful response can have an entity tag: Spring takes it from a {@code ResponseEntity}
     * alone}
     */
    boolean hasTag() {
        return handler.getReturnType().getParameterType() == ResponseEntity.class
                && (method() != RequestMethod.POST || isRepeatable())
                && !handler.hasMethodAnnotation(NoEntityTag.class);
    }

    /** {@return whether it is a read for anyone, whose response depends on the caller} */
    boolean isPublicRead() {
        return isTaggedRead() && isForAnyone() && dependsOnTheCaller();
    }

    /** {@return whether the feed of events tells what changes after the response} */
    boolean isFollowed() {
        return handler.hasMethodAnnotation(EventsAfter.class);
    }

    boolean isAttachment() {
        return handler.hasMethodAnnotation(FileDownload.class);
    }

    /** {@return whether a readable request can break a rule} */
    boolean hasRules() {
        return readsJson()
                || hasCondition()
                || isRepeatable()
                || hasParameter(QueryParameters.class)
                || pathVariables().anyMatch(variable -> variable.getParameterType() == long.class);
    }

    /** {@return the problems of resources in the path that may not exist} */
    List<ProblemType> missing() {
        return pathVariables()
                .map(variable -> Optional.ofNullable(variable.getParameterAnnotation(PathVariable.class))
                        .orElseThrow()
                        .value())
                .map(name -> catalogue.find(name.replace("_id", "-not-found")).orElse(ProblemType.NOT_FOUND))
                .toList();
    }

    /** {@return the problems that the operation declares by {@link Problems}} */
    List<ProblemType> ownProblems() {
        return Optional.ofNullable(handler.getMethodAnnotation(Problems.class)).stream()
                .flatMap(problems -> Stream.of(problems.value()))
                .map(this::known)
                .toList();
    }

    /** Fails for a misspelt code, and with it the test that compares the description. */
    private ProblemType known(String code) {
        return catalogue
                .find(code)
                .orElseThrow(() -> new IllegalStateException(
                        "@Problems of " + handler + " names " + code + ", which no FeatureProblems describe"));
    }

    private Stream<MethodParameter> pathVariables() {
        return Stream.of(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
    }

    private boolean hasParameter(Class<? extends Annotation> annotation) {
        return Stream.of(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }

    private RequestMethod method() {
        RequestMethod[] methods = mapping().method();
        return methods.length == 0 ? RequestMethod.GET : methods[0]; // without one, all of them
    }

    private String path() {
        RequestMapping ofType = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequestMapping.class);
        return first(ofType == null ? new String[0] : ofType.path())
                + first(mapping().path());
    }

    private RequestMapping mapping() {
        return Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class))
                .orElseThrow();
    }

    private static String first(String[] paths) {
        return paths.length == 0 ? "" : paths[0];
    }
}
