package io.masthead.adapters.rest.docs;

import io.masthead.adapters.rest.http.FileDownload;
import io.masthead.adapters.rest.http.IfMatch;
import io.masthead.adapters.rest.http.NoEntityTag;
import io.masthead.adapters.rest.input.QueryParameters;
import io.masthead.adapters.rest.problem.ProblemType;
import io.masthead.adapters.rest.problem.Problems;
import io.masthead.adapters.rest.request.IdempotencyKeyHeader;
import io.masthead.adapters.rest.retirement.Retirement;
import io.masthead.adapters.rest.security.CurrentUser;
import io.masthead.adapters.rest.security.PathRules;
import io.masthead.adapters.rest.security.PermitAll;
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

/** What the code of an operation tells about its answers. */
final class OperationMetadata {

    private final HandlerMethod handler;

    OperationMetadata(HandlerMethod handler) {
        this.handler = handler;
    }

    boolean isForAnyone() {
        return handler.hasMethodAnnotation(PermitAll.class);
    }

    boolean dependsOnTheCaller() {
        return hasParameter(CurrentUser.class);
    }

    boolean readsCredentials() {
        return PathRules.readsCredentials(path());
    }

    boolean isLimited() {
        return PathRules.isLimited(path());
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

    /** {@return whether it makes one thing, once} */
    boolean isCreation() {
        ResponseStatus status = handler.getMethodAnnotation(ResponseStatus.class);
        return isRepeatable() && status != null && status.value() == HttpStatus.CREATED;
    }

    boolean isRetiring() {
        return Retirement.of(handler).isPresent();
    }

    boolean endsSometime() {
        return Retirement.of(handler).flatMap(Retirement::until).isPresent();
    }

    /** {@return whether it reads what has an entity tag} */
    boolean isTaggedReading() {
        return method() == RequestMethod.GET && hasTag();
    }

    /** {@return whether a good answer can have an entity tag: Spring takes it from this type alone} */
    boolean hasTag() {
        return handler.getReturnType().getParameterType() == ResponseEntity.class
                && (method() != RequestMethod.POST || isRepeatable())
                && !handler.hasMethodAnnotation(NoEntityTag.class);
    }

    boolean isAttachment() {
        return handler.hasMethodAnnotation(FileDownload.class);
    }

    /** {@return whether something in it is readable, but can be wrong} */
    boolean hasRules() {
        return readsJson()
                || hasCondition()
                || isRepeatable()
                || hasParameter(QueryParameters.class)
                || pathVariables().anyMatch(variable -> variable.getParameterType() == long.class);
    }

    /** {@return the problems of what a path names, and may not be there} */
    List<ProblemType> missing() {
        return pathVariables()
                .map(variable -> Optional.ofNullable(variable.getParameterAnnotation(PathVariable.class))
                        .orElseThrow()
                        .value())
                .map(OperationMetadata::missing)
                .toList();
    }

    /** {@return the problems that only the operation itself knows of} */
    List<ProblemType> ownProblems() {
        return Optional.ofNullable(handler.getMethodAnnotation(Problems.class))
                .map(answers -> List.of(answers.value()))
                .orElse(List.of());
    }

    private static ProblemType missing(String variable) {
        return Stream.of(ProblemType.values())
                .filter(type -> type.slug().equals(variable.replace("_id", "-not-found")))
                .findFirst()
                .orElse(ProblemType.NOT_FOUND);
    }

    private Stream<MethodParameter> pathVariables() {
        return Stream.of(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
    }

    private boolean hasParameter(Class<? extends Annotation> mark) {
        return Stream.of(handler.getMethodParameters()).anyMatch(parameter -> parameter.hasParameterAnnotation(mark));
    }

    private RequestMethod method() {
        return mapping().method()[0];
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
