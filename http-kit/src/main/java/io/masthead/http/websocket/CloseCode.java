package io.masthead.http.websocket;

/** Why the service closes a connection (RFC 6455 §7.4, and the registry of IANA). */
public enum CloseCode {

    /** The client breaks the protocol. */
    PROTOCOL_ERROR(1002),

    /** The client sends binary messages. */
    UNSUPPORTED_DATA(1003),

    /** The client sends text that is not UTF-8. */
    INVALID_PAYLOAD(1007),

    /** The client breaks a rule of the service, such as the number of frames in a second. */
    POLICY_VIOLATION(1008),

    /** A message is too big. */
    MESSAGE_TOO_BIG(1009),

    /** A bug of the service. */
    INTERNAL_ERROR(1011),

    /** The service stops, and another instance or the next start of this one serves. */
    SERVICE_RESTART(1012),

    /** There are too many connections, or what the connection needs is away. */
    TRY_AGAIN_LATER(1013),

    /** The credentials of the connection are not valid any more. */
    UNAUTHORIZED(3000);

    private final int number;

    CloseCode(int number) {
        this.number = number;
    }

    /** {@return the number in the frame} */
    public int number() {
        return number;
    }

    /**
     * {@return whether an endpoint may send a number (RFC 6455 §7.4): not those that only tell of a connection}
     *
     * @param number a number in a frame
     */
    static boolean isSendable(int number) {
        return (number >= 1000 && number <= 1003) || (number >= 1007 && number <= 1014) || isOfApplication(number);
    }

    private static boolean isOfApplication(int number) {
        return number >= 3000 && number <= 4999;
    }
}
