package io.masthead.http.websocket;

import java.nio.ByteBuffer;

/** Makes frames of a server: whole, and not masked (RFC 6455 §5.1). */
final class FrameWriter {

    private static final int FIN = 0x80;
    private static final int SHORT_FOLLOWS = 126;
    private static final int LONG_FOLLOWS = 127;
    private static final int MAX_SHORT = 0xFFFF;

    private FrameWriter() {}

    static ByteBuffer text(byte[] utf8) {
        return frame(Opcode.TEXT, utf8);
    }

    static ByteBuffer ping() {
        return frame(Opcode.PING, new byte[0]);
    }

    static ByteBuffer pong(byte[] payload) {
        return frame(Opcode.PONG, payload);
    }

    static ByteBuffer close(int code) {
        return frame(
                Opcode.CLOSE,
                ByteBuffer.allocate(Short.BYTES).putShort((short) code).array());
    }

    /** {@return a close without a code, the response to one without} */
    static ByteBuffer close() {
        return frame(Opcode.CLOSE, new byte[0]);
    }

    private static ByteBuffer frame(Opcode opcode, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(2 + Long.BYTES + payload.length);
        frame.put((byte) (FIN | opcode.number()));
        if (payload.length < SHORT_FOLLOWS) {
            frame.put((byte) payload.length);
        } else if (payload.length <= MAX_SHORT) {
            frame.put((byte) SHORT_FOLLOWS).putShort((short) payload.length);
        } else {
            frame.put((byte) LONG_FOLLOWS).putLong(payload.length);
        }
        return frame.put(payload).flip();
    }
}
