package io.masthead.bootstrap.robustness;

/** What the description has to say to a value. */
public enum Expected {
    /** It is as it should be: if a request is refused, then not for this. */
    FITS,
    /** The request must be refused. */
    REFUSED,
    /** There are rules that the description cannot tell. */
    EITHER
}
