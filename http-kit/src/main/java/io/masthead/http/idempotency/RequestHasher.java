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

    IdempotentRequest request(IdempotencyKey key, String operation, byte[] content) {
        Hashing hashing = begin(operation);
        hashing.add(content);
        return hashing.request(key);
    }

    /** {@return the hashing of a request whose content is added to it} */
    Hashing begin(String operation) {
        Hashing hashing = new Hashing(
                mac(current), previous.stream().map(RequestHasher::mac).toList());
        hashing.add((operation + "\n").getBytes(StandardCharsets.UTF_8));
        return hashing;
    }

    private static Mac mac(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java has no HMAC-SHA256", impossible);
        }
    }

    /** The hashing of one request. */
    record Hashing(Mac current, List<Mac> previous) {

        void add(byte[] content) {
            current.update(content);
            previous.forEach(mac -> mac.update(content));
        }

        /** {@return the request; nothing can be added after that} */
        IdempotentRequest request(IdempotencyKey key) {
            Set<RequestHash> earlier = previous.stream().map(Hashing::hash).collect(Collectors.toUnmodifiableSet());
            return new IdempotentRequest(key, hash(current), earlier);
        }

        private static RequestHash hash(Mac mac) {
            return new RequestHash(HexFormat.of().formatHex(mac.doFinal()));
        }
    }
}
