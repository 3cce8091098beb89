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

/** Adds sentences that many operations have in common to their descriptions. */
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
                        sentenceIf(facts.isPatch(), "A JSON Merge Patch (RFC 7396): what is absent stays as it is."),
                        sentenceIf(facts.hasCondition(), "With If-Match, only what the caller has seen is changed."),
                        sentenceIf(facts.isRepeatable(), "With Idempotency-Key, it is safe to send again."))
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

    private static Optional<String> sentenceIf(boolean applies, String text) {
        return Optional.of(text).filter(any -> applies);
    }
}
