package io.masthead.http.request;

/** An authenticated caller. The application's own type says what more is known of it. */
public interface Caller {

    /** {@return the caller's name, the same for all its requests and no one else's: it owns idempotency keys} */
    String name();
}
