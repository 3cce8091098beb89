package io.masthead.http.stream;

import io.masthead.http.request.RequestContext;

/** A line, with its line feed if it has one. */
public final class Line {

    /** The most bytes of a line, line feed included. */
    public static final int LIMIT = RequestContext.MAX_BODY;

    /** White space of JSON (RFC 8259 §2). */
    private static final String WHITE_SPACE = " \t\r\n";

    private final long number;
    private final byte[] bytes;
    private final boolean tooLong;

    Line(long number, byte[] bytes) {
        this(number, bytes, false);
    }

    private Line(long number, byte[] bytes, boolean tooLong) {
        this.number = number;
        this.bytes = bytes;
        this.tooLong = tooLong;
    }

    static Line tooLong(long number) {
        return new Line(number, new byte[0], true);
    }

    /** {@return the number of the line, from 1 on} */
    public long number() {
        return number;
    }

    /** {@return the bytes of the line; none if it is too long} */
    public byte[] bytes() {
        return bytes;
    }

    public boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        if (tooLong) {
            return false;
        }
        for (byte one : bytes) {
            if (WHITE_SPACE.indexOf(one) < 0) {
                return false;
            }
        }
        return true;
    }
}
