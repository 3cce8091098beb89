package io.masthead.architecture.report;

/** Writes reports in one format. */
interface ReportWriter {

    /** {@return the whole report} */
    String write(Report report);
}
