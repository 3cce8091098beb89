package io.masthead.http.idempotency;

import io.masthead.domain.idempotency.IdempotencyKey;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The header {@code Idempotency-Key}, if the caller sent one: an {@code Optional<IdempotentRequest>}, or an
 * {@code Optional<BatchIdempotency>} where a request is processed in parts.
 *
 * @see IdempotencyKeyResolver
 */
@Documented
@Parameter(
        name = IdempotencyKeyResolver.KEY,
        in = ParameterIn.HEADER,
        description = "Makes the request safe to send again: what came of it counts for 24 hours.",
        schema =
                @Schema(
                        type = "string",
                        minLength = IdempotencyKey.MIN_LENGTH,
                        maxLength = IdempotencyKey.MAX_LENGTH,
                        pattern = "^[!-~]*$"))
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface IdempotencyKeyHeader {}
