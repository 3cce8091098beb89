package io.masthead.architecture.report;

import java.util.List;

/** Writes reports in one format. */
interface ReportWriter {

    /** {@return the whole report} */
    String write(Report report);

    /** {@return the problems that prevent a run; empty if the format has no form for them} */
    default String problems(List<String> problems) {
        return "";
    }
}
