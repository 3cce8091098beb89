package io.masthead.http.reading;

/** Wire name of an enum constant that differs from its lower-cased name. */
public interface WireName {

    /** {@return the name in requests and responses} */
    String wireName();
}
