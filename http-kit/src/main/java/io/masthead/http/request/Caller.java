package io.masthead.http.request;

/** An authenticated caller, in a type of the application. */
public interface Caller {

    /** {@return the name of the caller, unique and stable, to which its idempotency keys belong} */
    String name();
}
