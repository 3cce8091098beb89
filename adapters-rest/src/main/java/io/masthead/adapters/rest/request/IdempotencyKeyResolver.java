package io.masthead.adapters.rest.request;

import io.masthead.adapters.rest.http.ServerKeys;
import io.masthead.adapters.rest.input.RequestBytes;
import io.masthead.adapters.rest.input.Violation;
import io.masthead.adapters.rest.input.Violation.Code;
import io.masthead.adapters.rest.input.Violation.Place;
import io.masthead.adapters.rest.input.Violations;
import io.masthead.adapters.rest.security.AuthenticationInterceptor;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotentRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads {@link IdempotencyKeyHeader}. A key belongs to the account that calls; where none does, to the address that the
 * request comes from. It is taken as it is sent, quotes included.
 */
public final class IdempotencyKeyResolver implements HandlerMethodArgumentResolver {

    /** The header. */
    static final String KEY = "Idempotency-Key";

    private final Supplier<RequestHasher> fingerprints;

    /**
     * Makes the resolver.
     *
     * @param keys where the key for fingerprints comes from
     */
    public IdempotencyKeyResolver(Supplier<ServerKeys> keys) {
        this.fingerprints = SingletonSupplier.of(() -> new RequestHasher(keys.get()));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(IdempotencyKeyHeader.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        List<String> lines = Collections.list(request.getHeaders(KEY));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        try {
            IdempotencyKey key = keyOf(request, String.join(", ", lines));
            return Optional.of(
                    parameter.nested().getNestedParameterType() == BatchIdempotency.class
                            ? new BatchIdempotency(fingerprints.get(), key, RequestHasher.operationOf(request))
                            : attempt(key, request));
        } catch (InvalidValue invalid) {
            Violations.of(request).add(violation(invalid));
            return Optional.empty();
        }
    }

    private IdempotentRequest attempt(IdempotencyKey key, HttpServletRequest request) {
        return fingerprints.get().attempt(key, RequestHasher.operationOf(request), List.of(RequestBytes.read(request)));
    }

    private static IdempotencyKey keyOf(HttpServletRequest request, String value) {
        return AuthenticationInterceptor.callerOf(request)
                .map(caller -> IdempotencyKey.of(caller.user(), value))
                .orElseGet(() -> IdempotencyKey.ofAddress(request.getRemoteAddr(), value));
    }

    private static Violation violation(InvalidValue invalid) {
        Code code = switch (invalid.rule()) {
            case TOO_SHORT -> Code.STRING_TOO_SHORT;
            case TOO_LONG -> Code.STRING_TOO_LONG;
            default -> Code.STRING_PATTERN_MISMATCH;
        };
        return invalid.limit().isPresent()
                ? new Violation(Place.HEADER, KEY, code, invalid.limit().getAsLong())
                : new Violation(Place.HEADER, KEY, code);
    }
}
