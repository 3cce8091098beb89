package io.masthead.http.reading;

/** A constant that callers write in another way than as its name in lower case. */
public interface WireName {

    /** {@return how callers write it} */
    String spelling();
}
