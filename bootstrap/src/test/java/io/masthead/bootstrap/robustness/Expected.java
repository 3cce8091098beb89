package io.masthead.bootstrap.robustness;

/** Validity of a value by the description. */
public enum Expected {
    /** Valid: a request may be refused, but not for this value. */
    FITS,
    /** The request must be refused. */
    REFUSED,
    /** Unknown: rules apply that the description cannot express. */
    EITHER
}
