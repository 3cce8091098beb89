package io.masthead.architecture.report;

/** Severity of a violation. */
public enum Severity {

    /** The violation fails the run. */
    ERROR,

    /** The violation is reported and does not fail the run. */
    WARNING
}
