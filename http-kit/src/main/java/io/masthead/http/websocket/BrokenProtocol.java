package io.masthead.http.websocket;

/** A client breaks the protocol, or a limit of its messages: the connection fails (RFC 6455 §7.1.7). */
final class BrokenProtocol extends Exception {

    private static final long serialVersionUID = 1;

    private final CloseCode code;

    BrokenProtocol(CloseCode code) {
        super(null, null, false, false);
        this.code = code;
    }

    CloseCode code() {
        return code;
    }
}
