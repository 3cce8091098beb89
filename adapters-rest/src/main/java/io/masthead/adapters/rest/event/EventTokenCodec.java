package io.masthead.adapters.rest.event;

import io.masthead.domain.event.EventToken;
import io.masthead.http.request.InvalidRequest;
import io.masthead.http.request.Violation;
import io.masthead.http.request.Violation.Place;
import io.masthead.http.request.ViolationCode;
import io.masthead.http.secret.DeterministicEncryption;
import io.masthead.http.secret.ServerKeys;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Encodes places in the feed as opaque text: a position would count the drafts of others. */
@Component
public final class EventTokenCodec {

    private static final int BYTES = 3 * Long.BYTES;

    private final DeterministicEncryption encryption;

    EventTokenCodec(ServerKeys keys) {
        this.encryption = new DeterministicEncryption(keys, "event position");
    }

    /**
     * {@return the text of a place}
     *
     * @param token the place
     */
    public String write(EventToken token) {
        return encryption.encrypt(ByteBuffer.allocate(BYTES)
                .putLong(token.epoch().getMostSignificantBits())
                .putLong(token.epoch().getLeastSignificantBits())
                .putLong(token.position())
                .array());
    }

    /**
     * {@return the place}
     *
     * @param text the text that a caller sent
     * @param part the part of the request that has it
     * @param name its name there
     * @throws InvalidRequest if the text does not come from this service
     */
    EventToken require(String text, Place part, String name) {
        return read(text)
                .orElseThrow(
                        () -> new InvalidRequest(List.of(new Violation(part, name, ViolationCode.CURSOR_INVALID))));
    }

    /**
     * {@return the place, if the text comes from this service}
     *
     * @param text the text that a caller sent
     */
    public Optional<EventToken> read(String text) {
        return encryption.decrypt(text).filter(bytes -> bytes.length == BYTES).map(bytes -> {
            ByteBuffer fields = ByteBuffer.wrap(bytes);
            return new EventToken(new UUID(fields.getLong(), fields.getLong()), fields.getLong());
        });
    }
}
