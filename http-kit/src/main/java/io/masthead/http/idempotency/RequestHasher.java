package io.masthead.http.idempotency;

import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.domain.idempotency.RequestHash;
import io.masthead.http.secret.ServerKeys;
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

/** Hashes requests: the operation, and the body byte for byte. */
final class RequestHasher {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey current;
    private final List<SecretKey> previous;

    RequestHasher(ServerKeys keys) {
        List<SecretKey> derived = keys.derived("idempotency");
        this.current = derived.getFirst();
        this.previous = List.copyOf(derived.subList(1, derived.size()));
    }

    static String operationOf(HttpServletRequest request) {
        return request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }

    IdempotentRequest request(IdempotencyKey key, String operation, List<byte[]> content) {
        byte[] begin = (operation + "\n").getBytes(StandardCharsets.UTF_8);
        Set<RequestHash> earlier =
                previous.stream().map(secret -> hash(secret, begin, content)).collect(Collectors.toUnmodifiableSet());
        return new IdempotentRequest(key, hash(current, begin, content), earlier);
    }

    private static RequestHash hash(SecretKey key, byte[] begin, List<byte[]> content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(begin);
            content.forEach(mac::update);
            return new RequestHash(HexFormat.of().formatHex(mac.doFinal()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", impossible);
        }
    }
}
