package io.masthead.architecture.report;

import java.io.IOException;
import java.util.List;

/**
 * Formats of reports. Each but {@link #TEXT} and {@link #GITHUB} contains every violation ({@link #TEXT} and
 * {@link #MARKDOWN} abbreviate accepted ones), ends lines with a line feed, does not depend on the locale of the machine, and
 * writes equal reports equally.
 */
public enum ReportFormat {

    /** Text for the console, grouped by rule and package, with the ten worst pairs of classes of each rule. */
    TEXT,

    /** JSON with the complete report, as {@code report.schema.json} beside this class describes it. */
    JSON,

    /** SARIF 2.1.0, for code scanning and editors. */
    SARIF,

    /** JUnit XML, for build servers: a test case for each violation and for each rule without violations. */
    JUNIT,

    /** Workflow commands of GitHub Actions, shown at the changed lines; at most 50, accepted violations are left out. */
    GITHUB,

    /** Markdown for the summary of a build or a comment: tables and a Mermaid diagram of the hexagon. */
    MARKDOWN;

    /**
     * Writes a report.
     *
     * @param report the report
     * @param out the output; a writer of bytes has to encode in UTF-8
     * @throws IOException if the output cannot be written
     */
    public void write(Report report, Appendable out) throws IOException {
        out.append(writer().write(report));
    }

    /**
     * {@return the problems that prevent a run, in this format; empty for all formats but {@link #GITHUB}}
     *
     * @param problems a sentence for each problem
     */
    public String problems(List<String> problems) {
        return writer().problems(problems);
    }

    private ReportWriter writer() {
        return switch (this) {
            case TEXT -> new TextReportWriter();
            case JSON -> new JsonReportWriter();
            case SARIF -> new SarifReportWriter();
            case JUNIT -> new JunitReportWriter();
            case GITHUB -> new GithubReportWriter();
            case MARKDOWN -> new MarkdownReportWriter();
        };
    }
}
