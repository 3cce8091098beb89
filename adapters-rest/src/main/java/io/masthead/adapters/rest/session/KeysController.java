package io.masthead.adapters.rest.session;

import io.masthead.domain.session.VerificationKeys;
import io.masthead.http.authentication.PermitAll;
import io.masthead.http.entitytag.NoEntityTag;
import io.masthead.http.request.RequestContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publication of the public keys with which other services verify access tokens, and of the metadata by which they and
 * client libraries find those and the token endpoint (RFC 8414).
 */
@RestController
@Tag(name = "Signing in")
final class KeysController {

    /** The time for which clients may cache the keys; a new key should be published that long before it signs. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final VerificationKeys keys;
    private final JsonMapper mapper;

    KeysController(VerificationKeys keys, JsonMapper mapper) {
        this.keys = keys;
        this.mapper = mapper;
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

    /**
     * Describes the service at the address that the client has asked, as far as it is known: the client refuses metadata
     * of another issuer (§3.3).
     */
    @PermitAll
    @GetMapping("/.well-known/oauth-authorization-server")
    @NoEntityTag
    @Operation(
            operationId = "describeAuthorizationServer",
            summary = "The addresses and abilities of the authorization server (RFC 8414)")
    ResponseEntity<AuthorizationServerResponse> describe(RequestContext context) {
        Optional<String> known = context.address().url();
        String address = known.orElseGet(() -> ServletUriComponentsBuilder.fromContextPath(context.request())
                .build()
                .toString());
        boolean isShared = known.isPresent() && !context.address().repeatsHost();
        boolean hasKeys = !mapper.readTree(keys.toJwkSet()).path("keys").isEmpty();
        return ResponseEntity.ok()
                .cacheControl(isShared ? CacheControl.maxAge(FRESH).cachePublic() : CacheControl.noStore())
                .body(AuthorizationServerResponse.of(address, hasKeys));
    }
}
