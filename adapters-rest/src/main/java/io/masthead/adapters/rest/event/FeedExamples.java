package io.masthead.adapters.rest.event;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/**
 * Examples of the parameters of the feed, which tools send as they are: a topic that everyone may follow, and no place,
 * since none that a description names would be one of this service.
 */
@Component
final class FeedExamples implements ParameterCustomizer {

    @Override
    public @Nullable Parameter customize(@Nullable Parameter parameter, MethodParameter source) {
        if (parameter != null && source.hasParameterAnnotation(EventPlace.class)) {
            parameter.example("");
        }
        if (parameter != null && source.hasParameterAnnotation(TopicPaths.class)) {
            parameter.example(List.of("/posts"));
        }
        return parameter;
    }
}
