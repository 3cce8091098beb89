package io.masthead.architecture.report;

import java.io.IOException;

/**
 * The forms in which a report is written. All of them tell every violation, whatever the locale of the machine, end
 * their lines with a line feed, and write the same report the same way every time.
 */
public enum ReportFormat {

    /** For people: grouped by rule and by who touches whom. */
    TEXT,

    /** For programs: everything, as {@code report.schema.json} beside this class describes it. */
    JSON,

    /** SARIF 2.1.0, for code scanning and editors. */
    SARIF,

    /** The XML that JUnit's runners write, for build servers: a test case for each finding and each rule kept. */
    JUNIT,

    /** Commands for the log of GitHub Actions, which shows them at the changed lines; what is known is left out. */
    GITHUB,

    /** For a summary of a build or a comment: tables, and the hexagon as a Mermaid diagram. */
    MARKDOWN;

    /**
     * Writes a report.
     *
     * @param report what was found
     * @param out where it goes; a writer of bytes has to write UTF-8
     * @throws IOException if that cannot be written to
     */
    public void write(Report report, Appendable out) throws IOException {
        out.append(form().of(report));
    }

    private Form form() {
        return switch (this) {
            case TEXT -> new TextForm();
            case JSON -> new JsonForm();
            case SARIF -> new SarifForm();
            case JUNIT -> new JunitForm();
            case GITHUB -> new GithubForm();
            case MARKDOWN -> new MarkdownForm();
        };
    }
}
