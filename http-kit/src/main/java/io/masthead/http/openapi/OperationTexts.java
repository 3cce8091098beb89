package io.masthead.http.openapi;

import io.swagger.v3.oas.models.Operation;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Says of every operation what it has in common with others. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OperationTexts implements OperationCustomizer {

    private final OperationMetadata.Reader metadata;

    OperationTexts(OperationMetadata.Reader metadata) {
        this.metadata = metadata;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        OperationMetadata facts = metadata.of(handler);
        String text = Stream.of(
                        Optional.ofNullable(operation.getDescription()),
                        Optional.of(caller(facts)),
                        said(facts.isPatch(), "A JSON Merge Patch (RFC 7396): what is absent stays as it is."),
                        said(facts.hasCondition(), "With If-Match, only what the caller has seen is changed."),
                        said(facts.isRepeatable(), "With Idempotency-Key, it is safe to send again."))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return operation.description(text);
    }

    private static String caller(OperationMetadata facts) {
        if (!facts.isForAnyone()) {
            return "Needs an access token.";
        }
        return facts.dependsOnTheCaller() ? "Anyone may call it; some are shown more." : "Anyone may call it.";
    }

    private static Optional<String> said(boolean fitting, String text) {
        return Optional.of(text).filter(any -> fitting);
    }
}
