package io.masthead.adapters.rest.session;

import io.masthead.domain.session.VerificationKeys;
import io.masthead.http.authentication.PermitAll;
import io.masthead.http.entitytag.NoEntityTag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publication of the public keys with which other services verify access tokens. */
@RestController
@Tag(name = "Signing in")
final class KeysController {

    /** The time for which clients may cache the keys; a new key should be published that long before it signs. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final VerificationKeys keys;

    KeysController(VerificationKeys keys) {
        this.keys = keys;
    }

    @PermitAll
    @GetMapping("/.well-known/jwks.json")
    @NoEntityTag
    @Operation(
            operationId = "listKeys",
            summary = "The public keys that verify access tokens (RFC 7517); none where a secret signs",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"))))
    ResponseEntity<byte[]> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .contentType(MediaType.APPLICATION_JSON)
                .body(keys.toJwkSet().getBytes(StandardCharsets.UTF_8));
    }
}
