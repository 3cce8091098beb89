package io.masthead.adapters.rest.request;

import io.masthead.adapters.rest.http.ServerKeys;
import io.masthead.domain.request.Attempt;
import io.masthead.domain.request.RequestFingerprint;
import io.masthead.domain.request.RequestKey;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.web.servlet.HandlerMapping;

/** Takes fingerprints of requests: of what is asked for, and of the body byte for byte. */
final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey current;
    private final List<SecretKey> previous;

    Fingerprints(ServerKeys keys) {
        List<SecretKey> derived = keys.derived("idempotency");
        this.current = derived.getFirst();
        this.previous = List.copyOf(derived.subList(1, derived.size()));
    }

    Attempt attempt(RequestKey key, HttpServletRequest request, byte[] body) {
        byte[] operation = (request.getMethod() + " "
                        + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        Set<RequestFingerprint> earlier = previous.stream()
                .map(secret -> fingerprint(secret, operation, body))
                .collect(Collectors.toUnmodifiableSet());
        return new Attempt(key, fingerprint(current, operation, body), earlier);
    }

    private static RequestFingerprint fingerprint(SecretKey key, byte[] operation, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(operation);
            return new RequestFingerprint(HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", impossible);
        }
    }
}
