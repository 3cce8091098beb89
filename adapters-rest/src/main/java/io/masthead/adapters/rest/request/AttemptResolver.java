package io.masthead.adapters.rest.request;

import io.masthead.adapters.rest.http.ServerKeys;
import io.masthead.adapters.rest.input.RequestBytes;
import io.masthead.adapters.rest.input.Violation;
import io.masthead.adapters.rest.input.Violation.Code;
import io.masthead.adapters.rest.input.Violation.Place;
import io.masthead.adapters.rest.input.Violations;
import io.masthead.adapters.rest.security.CallerGate;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.request.Attempt;
import io.masthead.domain.request.RequestKey;
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
 * Reads {@link IdempotencyKey}. A key belongs to the account that calls; where none does, to the address that the
 * request comes from. It is taken as it is sent, quotes included.
 */
public final class AttemptResolver implements HandlerMethodArgumentResolver {

    /** The header. */
    static final String KEY = "Idempotency-Key";

    private final Supplier<Fingerprints> fingerprints;

    /**
     * Makes the resolver.
     *
     * @param keys where the key for fingerprints comes from
     */
    public AttemptResolver(Supplier<ServerKeys> keys) {
        this.fingerprints = SingletonSupplier.of(() -> new Fingerprints(keys.get()));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(IdempotencyKey.class);
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
            RequestKey key = keyOf(request, String.join(", ", lines));
            return Optional.of(
                    parameter.nested().getNestedParameterType() == PartAttempts.class
                            ? new PartAttempts(fingerprints.get(), key, Fingerprints.operationOf(request))
                            : attempt(key, request));
        } catch (InvalidValue invalid) {
            Violations.of(request).add(violation(invalid));
            return Optional.empty();
        }
    }

    private Attempt attempt(RequestKey key, HttpServletRequest request) {
        return fingerprints.get().attempt(key, Fingerprints.operationOf(request), List.of(RequestBytes.read(request)));
    }

    private static RequestKey keyOf(HttpServletRequest request, String value) {
        return CallerGate.callerOf(request)
                .map(caller -> RequestKey.of(caller.user(), value))
                .orElseGet(() -> RequestKey.ofAddress(request.getRemoteAddr(), value));
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
