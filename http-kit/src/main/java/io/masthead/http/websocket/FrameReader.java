package io.masthead.http.websocket;

import io.masthead.http.websocket.Received.Close;
import io.masthead.http.websocket.Received.Ping;
import io.masthead.http.websocket.Received.Pong;
import io.masthead.http.websocket.Received.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the frames of a client (RFC 6455 §5.2), in parts as they arrive, and joins the fragments of messages. No extension
 * is negotiated, so reserved bits are an error. It keeps no buffer between two messages.
 */
final class FrameReader {

    private static final int FIN = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0F;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7F;

    /** The length that says that 16 bits follow. */
    private static final int SHORT_FOLLOWS = 126;

    /** The length that says that 64 bits follow. */
    private static final int LONG_FOLLOWS = 127;

    /** The longest payload of a control frame (RFC 6455 §5.5). */
    static final int MAX_CONTROL = 125;

    /** Two octets, eight of the length, four of the mask. */
    private static final int MAX_HEAD = 14;

    private static final byte[] NOTHING = {};

    private final int maxMessage;
    private final byte[] head = new byte[MAX_HEAD];
    private int headSize;
    private boolean isFinal;
    private Opcode opcode = Opcode.CONTINUATION;
    private boolean inPayload;
    private byte[] payload = NOTHING;
    private int received;
    private boolean inMessage;
    private byte[] message = NOTHING;

    /**
     * Creates a reader.
     *
     * @param maxMessage the largest message, in bytes
     */
    FrameReader(int maxMessage) {
        this.maxMessage = maxMessage;
    }

    /**
     * Reads until a frame is complete.
     *
     * @param input what has arrived, of which it takes what it reads
     * @return the frame; none if there is more to come
     * @throws BrokenProtocol if the connection must fail
     */
    Optional<Frame> read(ByteBuffer input) throws BrokenProtocol {
        while (!inPayload) {
            if (!input.hasRemaining()) {
                return Optional.empty();
            }
            head[headSize++] = input.get();
            check();
        }
        int part = Math.min(input.remaining(), payload.length - received);
        input.get(payload, received, part);
        received += part;
        return received < payload.length ? Optional.empty() : Optional.of(finish());
    }

    /** Checks what is known of a head with each octet, so that a frame is refused before its payload arrives. */
    private void check() throws BrokenProtocol {
        if (headSize == 1) {
            checkKind(head[0]);
        } else if (headSize == 2) {
            checkSecond(head[1]);
        } else if (headSize == sizeOfHead()) {
            long length = length();
            requireProtocol(length >= minimum()); // in the shortest form, and never negative
            require(length + message.length <= maxMessage || opcode.isControl(), CloseCode.MESSAGE_TOO_BIG);
            payload = length == 0 ? NOTHING : new byte[(int) length];
            inPayload = true;
        }
    }

    private void checkKind(byte first) throws BrokenProtocol {
        requireProtocol((first & RESERVED) == 0);
        isFinal = (first & FIN) != 0;
        Optional<Opcode> known = Opcode.of(first & OPCODE);
        requireProtocol(known.isPresent());
        opcode = known.get();
        requireProtocol(isFinal || !opcode.isControl());
        requireProtocol(opcode.isControl() || inMessage == (opcode == Opcode.CONTINUATION));
        require(opcode != Opcode.BINARY, CloseCode.UNSUPPORTED_DATA);
    }

    private void checkSecond(byte second) throws BrokenProtocol {
        requireProtocol((second & MASKED) != 0); // §5.1
        requireProtocol(!opcode.isControl() || (second & LENGTH) <= MAX_CONTROL);
    }

    private int sizeOfHead() {
        return MAX_HEAD - Long.BYTES + sizeOfLength();
    }

    private int sizeOfLength() {
        return switch (head[1] & LENGTH) {
            case SHORT_FOLLOWS -> Short.BYTES;
            case LONG_FOLLOWS -> Long.BYTES;
            default -> 0;
        };
    }

    private long length() {
        ByteBuffer octets = ByteBuffer.wrap(head);
        return switch (sizeOfLength()) {
            case Short.BYTES -> Short.toUnsignedLong(octets.getShort(2));
            case Long.BYTES -> octets.getLong(2);
            default -> head[1] & LENGTH;
        };
    }

    private long minimum() {
        return switch (sizeOfLength()) {
            case Short.BYTES -> SHORT_FOLLOWS;
            case Long.BYTES -> 1L << Short.SIZE;
            default -> 0;
        };
    }

    private Frame finish() throws BrokenProtocol {
        byte[] content = unmasked();
        headSize = 0;
        inPayload = false;
        payload = NOTHING;
        received = 0;
        return switch (opcode) {
            case PING -> new Frame(Optional.of(new Ping(content)));
            case PONG -> new Frame(Optional.of(new Pong()));
            case CLOSE -> new Frame(Optional.of(close(content)));
            default -> fragment(content);
        };
    }

    private byte[] unmasked() {
        int mask = headSize - Integer.BYTES;
        for (int index = 0; index < payload.length; index++) {
            payload[index] ^= head[mask + index % Integer.BYTES];
        }
        return payload;
    }

    private Frame fragment(byte[] content) throws BrokenProtocol {
        byte[] whole = message.length == 0 ? content : joined(message, content);
        inMessage = !isFinal;
        message = isFinal ? NOTHING : whole;
        return new Frame(isFinal ? Optional.of(new Text(text(whole, 0))) : Optional.empty());
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Reads the code and the reason (RFC 6455 §5.5.1), which must be text, and is not used. */
    private static Close close(byte[] content) throws BrokenProtocol {
        if (content.length == 0) {
            return new Close(OptionalInt.empty());
        }
        requireProtocol(content.length >= Short.BYTES);
        int code = Short.toUnsignedInt(ByteBuffer.wrap(content).getShort());
        requireProtocol(CloseCode.isSendable(code));
        String unused = text(content, Short.BYTES);
        return new Close(OptionalInt.of(code));
    }

    /** {@return the text of a whole message: a character may be split over fragments} */
    private static String text(byte[] utf8, int start) throws BrokenProtocol {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder() // reports what is malformed, other than a new String
                    .decode(ByteBuffer.wrap(utf8, start, utf8.length - start))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new BrokenProtocol(CloseCode.INVALID_PAYLOAD);
        }
    }

    private static void requireProtocol(boolean holds) throws BrokenProtocol {
        require(holds, CloseCode.PROTOCOL_ERROR);
    }

    private static void require(boolean holds, CloseCode otherwise) throws BrokenProtocol {
        if (!holds) {
            throw new BrokenProtocol(otherwise);
        }
    }

    /**
     * A complete frame.
     *
     * @param complete what is complete with it; nothing with a fragment that is not the last
     */
    record Frame(Optional<Received> complete) {}
}
