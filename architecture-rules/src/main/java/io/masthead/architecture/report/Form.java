package io.masthead.architecture.report;

/** How a report is written. */
interface Form {

    /** {@return the whole report} */
    String of(Report report);
}
