package io.masthead.adapters.rest.docs;

import io.masthead.adapters.rest.retirement.Retirement;
import io.swagger.v3.oas.models.Operation;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes which operations are on their way out. */
@Configuration(proxyBeanMethods = false)
class RetiringOperations {

    @Bean
    OperationCustomizer retirement() {
        return (operation, handler) -> {
            Retirement.of(handler).ifPresent(retirement -> mark(operation, retirement));
            return operation;
        };
    }

    private static void mark(Operation operation, Retirement retirement) {
        String notice = Stream.of(
                        Optional.of("Deprecated since " + retirement.since() + "."),
                        retirement.until().map(day -> "Expected to be gone on " + day + "."),
                        retirement.successor().map(target -> "In its place: " + target + "."),
                        retirement.explanation().map(target -> "More: " + target + "."))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        String before = operation.getDescription();
        operation.deprecated(true).description(before == null ? notice : before + "\n\n" + notice);
    }
}
