package io.masthead.http.idempotency;

import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotentRequest;
import io.masthead.http.secret.ServerKeys;
import io.masthead.http.secret.Sha256;
import java.util.HexFormat;

/**
 * Idempotency of a request that is processed in parts, each exactly once: when the request is repeated, only the
 * missing parts are processed. The key of a part is derived from the key of the request and the position of the part.
 */
public final class BatchIdempotency {

    private final RequestHasher hasher;
    private final IdempotencyKey whole;
    private final String operation;

    BatchIdempotency(RequestHasher hasher, IdempotencyKey whole, String operation) {
        this.hasher = hasher;
        this.whole = whole;
        this.operation = operation;
    }

    /**
     * {@return idempotency of a batch that does not come from an HTTP request}
     *
     * @param keys derive the key for hashes
     * @param whole the idempotency key of the batch
     * @param operation the operation that the batch performs
     */
    public static BatchIdempotency of(ServerKeys keys, IdempotencyKey whole, String operation) {
        return new BatchIdempotency(new RequestHasher(keys), whole, operation);
    }

    /** {@return the next part, whose content is added to it} */
    public Part part() {
        return new Part(hasher.begin(operation));
    }

    /** Part of the request. Keeps a hash of its content alone. */
    public final class Part {

        private final RequestHasher.Hashing hashing;

        private Part(RequestHasher.Hashing hashing) {
            this.hashing = hashing;
        }

        /**
         * Adds content.
         *
         * @param content its bytes
         */
        public void add(byte[] content) {
            hashing.add(content);
        }

        /**
         * {@return the idempotent request of the part, to which nothing can be added after that}
         *
         * @param position the position where the part begins
         */
        public IdempotentRequest at(long position) {
            String value = HexFormat.of().formatHex(Sha256.of(whole.value() + "\n" + position));
            return hashing.request(new IdempotencyKey(whole.sender(), "part:" + value));
        }
    }
}
