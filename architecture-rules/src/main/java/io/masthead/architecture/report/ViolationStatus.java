package io.masthead.architecture.report;

/** Status of a violation: new, or accepted for a reason. */
public enum ViolationStatus {

    /** Not accepted anywhere: it fails the run if the rule is an error. */
    NEW,

    /** Accepted by the baseline. */
    BASELINE,

    /** Accepted by an exception of the configuration. */
    EXCEPTION
}
