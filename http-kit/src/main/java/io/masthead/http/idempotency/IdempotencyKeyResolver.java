package io.masthead.http.idempotency;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.http.reading.RequestArgumentResolver;
import io.masthead.http.request.RequestContext;
import io.masthead.http.request.Violation;
import io.masthead.http.request.Violation.Place;
import io.masthead.http.request.ViolationCode;
import io.masthead.http.secret.ServerKeys;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.core.MethodParameter;
import org.springframework.util.function.SingletonSupplier;

/**
 * Resolves {@link IdempotencyKeyHeader}. A key belongs to the authenticated account, or to the client address of an
 * anonymous request. It is used as sent, quotes included.
 */
public final class IdempotencyKeyResolver implements RequestArgumentResolver {

    /** The header. */
    static final String KEY = "Idempotency-Key";

    private final Supplier<RequestHasher> hasher;

    /**
     * Keeps the keys, which are not available yet.
     *
     * @param keys derive the key for hashes
     */
    public IdempotencyKeyResolver(Supplier<ServerKeys> keys) {
        this.hasher = SingletonSupplier.of(() -> new RequestHasher(keys.get()));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(IdempotencyKeyHeader.class);
    }

    @Override
    public Object resolve(MethodParameter parameter, RequestContext context) {
        List<String> lines = Collections.list(context.request().getHeaders(KEY));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        try {
            IdempotencyKey key = keyOf(context, String.join(", ", lines));
            String operation = RequestHasher.operationOf(context.request());
            return Optional.of(
                    parameter.nested().getNestedParameterType() == BatchIdempotency.class
                            ? new BatchIdempotency(hasher.get(), key, operation)
                            : hasher.get().request(key, operation, context.body()));
        } catch (InvalidValue invalid) {
            context.add(violation(invalid));
            return Optional.empty();
        }
    }

    private static IdempotencyKey keyOf(RequestContext context, String value) {
        return context.caller()
                .map(caller -> new IdempotencyKey(caller.name(), value))
                .orElseGet(() ->
                        IdempotencyKey.ofAddress(context.client().address().orElse("unknown"), value));
    }

    private static Violation violation(InvalidValue invalid) {
        ViolationCode code = switch (invalid.rule()) {
            case TOO_SHORT -> ViolationCode.STRING_TOO_SHORT;
            case TOO_LONG -> ViolationCode.STRING_TOO_LONG;
            default -> ViolationCode.STRING_PATTERN_MISMATCH;
        };
        return invalid.limit().isPresent()
                ? new Violation(Place.HEADER, KEY, code, invalid.limit().getAsLong())
                : new Violation(Place.HEADER, KEY, code);
    }
}
