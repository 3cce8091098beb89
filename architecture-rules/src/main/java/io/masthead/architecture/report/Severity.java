package io.masthead.architecture.report;

/** How much a broken rule matters. */
public enum Severity {

    /** The run fails. */
    ERROR,

    /** It is reported, and the run does not fail for it. */
    WARNING
}
