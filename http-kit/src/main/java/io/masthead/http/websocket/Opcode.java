package io.masthead.http.websocket;

import java.util.Optional;
import java.util.stream.Stream;

/** Kind of a frame (RFC 6455 §11.8). */
enum Opcode {
    CONTINUATION(0),
    TEXT(1),
    BINARY(2),
    CLOSE(8),
    PING(9),
    PONG(10);

    private static final int FIRST_CONTROL = 8;

    private final int number;

    Opcode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    boolean isControl() {
        return number >= FIRST_CONTROL;
    }

    static Optional<Opcode> of(int number) {
        return Stream.of(values()).filter(opcode -> opcode.number == number).findFirst();
    }
}
