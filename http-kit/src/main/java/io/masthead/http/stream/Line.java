package io.masthead.http.stream;

import io.masthead.http.request.RequestContext;

/** A line, with what ends it: a line feed, or the end of everything. */
public final class Line {

    /** The most bytes, its end included. */
    public static final int LIMIT = RequestContext.MAX_BODY;

    /** What JSON counts as such (RFC 8259 §2). */
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

    /** {@return its number, from 1 on} */
    public long number() {
        return number;
    }

    /** {@return all of it, or nothing of one that is too long} */
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
