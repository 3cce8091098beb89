package io.masthead.architecture.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sample reports. */
final class Sample {

    static final Rule INWARD = new Rule(
            "HEX-101",
            "dependencies-point-inward",
            "Dependencies point inward",
            "the core outlives what is around it",
            "let the core name a port & implement it outside",
            Severity.ERROR,
            RuleSet.HEXAGON);

    static final Rule RECORDS = new Rule(
            "HEX-706",
            "records-for-transfer",
            "What adapters pass on are records",
            "a record cannot be half set",
            "write <code>record</code> for class",
            Severity.WARNING,
            RuleSet.CURRENT_PRACTICE);

    static final Rule OUTPUT = new Rule(
            "HEX-704",
            "no-console",
            "Nobody writes to the console",
            "nobody reads it",
            "log",
            Severity.ERROR,
            RuleSet.CURRENT_PRACTICE);

    static final Rule BUILD = new Rule(
            "HEX-801",
            "modules-agree",
            "Modules depend on each other as roles do",
            "bytecode hides constants",
            "delete the dependency",
            Severity.ERROR,
            RuleSet.BUILD);

    /** Line ends, markup of every format, bell, escape, direction override, unpaired surrogate and surrogate pair. */
    static final String ODD =
            "\"Größe\" <T> & 'x' | `y` *z* _w_ [a](b) {0} 100%, C:\\d ]]> @Entity $1$ \r\n::error::\u0007\u001B[31m\u202E \uD83D \uD83D\uDE00 \uFFFE\u2028end";

    private Sample() {}

    static ReportedViolation violation(Rule rule, String subject, String object, String message, Place place) {
        return new ReportedViolation(
                rule,
                RuleRun.State.valueOf(rule.severity().name()),
                subject,
                Optional.of(object).filter(name -> !name.isEmpty()),
                message,
                Optional.of(place).filter(known -> !known.file().isEmpty()),
                ViolationStatus.NEW,
                "");
    }

    /** {@return a report with every kind of content, under odd names} */
    static Report odd() {
        Place nowhere = new Place("", 0);
        List<ReportedViolation> violations = new ArrayList<>();
        for (int line = 1; line <= 5; line++) {
            violations.add(violation(
                    INWARD,
                    "com.acme.Größe",
                    "com.acme.jpa.Row",
                    "Größe.measure" + line + "() calls Row.size()",
                    new Place("src/main/java/com/acme/Größe.java", line)));
        }
        violations.add(violation(INWARD, "com.acme.Odd", "com.acme.\"<|`>", ODD, new Place("a b/c,d:e%/Odd#.java", 0)));
        violations.add(violation(INWARD, "com.acme.Lost", "", "Lost is nowhere", nowhere));
        violations.add(violation(INWARD, "com.acme.Old", "com.acme.jpa.Row", "Old uses Row", new Place("Old.java", 3))
                .withStatus(ViolationStatus.BASELINE, "goes with | release 2"));
        violations.add(
                violation(INWARD, "com.acme.Wise", "com.acme.jpa.Row", "Wise uses Row", new Place("Wise.java", 4))
                        .withStatus(ViolationStatus.EXCEPTION, "agreed <on>"));
        violations.add(violation(RECORDS, "com.acme.rest.Bare", "", "Bare is a class", new Place("Bare.java", 2))
                .withStatus(ViolationStatus.BASELINE, ""));
        violations.add(violation(RECORDS, "com.acme.rest.Dto", "", "Dto is a class", new Place("Dto.java", 9)));
        return new Report(
                "com.acme",
                List.of(
                        new RoleCount(HexagonRole.DOMAIN, List.of("com.acme", "com.acme.model.."), 12, 30),
                        new RoleCount(HexagonRole.DRIVING_PORT, List.of("com.acme.port.in.."), 0, 0),
                        new RoleCount(HexagonRole.DRIVEN_ADAPTER, List.of("com.acme.jpa.."), 1234567, 8)),
                List.of(
                        new RuleRun(INWARD, RuleRun.State.ERROR, "", RuleRun.Canary.CAUGHT, 1234567),
                        new RuleRun(OUTPUT, RuleRun.State.WARNING, "later | soon", RuleRun.Canary.CAUGHT, 9),
                        new RuleRun(RECORDS, RuleRun.State.WARNING, "", RuleRun.Canary.NONE, 2),
                        new RuleRun(BUILD, RuleRun.State.OFF, "no Maven here", RuleRun.Canary.NONE, 0)),
                violations,
                List.of(
                        new Edge(HexagonRole.DOMAIN, HexagonRole.DOMAIN, 20, 0),
                        new Edge(HexagonRole.DOMAIN, HexagonRole.DRIVEN_ADAPTER, 4, 3),
                        new Edge(HexagonRole.DRIVEN_ADAPTER, HexagonRole.DOMAIN, 7, 0),
                        new Edge(HexagonRole.DRIVEN_ADAPTER, HexagonRole.DRIVEN_ADAPTER, 2, 1)),
                List.of("hexagon-baseline.txt:7: 100% stale, delete \"it\""),
                Optional.of(URI.create("https://example.com/a%20b/")));
    }

    /** {@return a report without violations} */
    static Report clean() {
        return new Report(
                "com.acme",
                List.of(new RoleCount(HexagonRole.DOMAIN, List.of("com.acme.."), 1, 1)),
                List.of(new RuleRun(INWARD, RuleRun.State.ERROR, "", RuleRun.Canary.CAUGHT, 1)),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** {@return a report with many violations of a rule that it does not list} */
    static Report many(int count) {
        List<ReportedViolation> violations = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            violations.add(violation(
                    OUTPUT,
                    "com.acme.Chatter" + number % 7,
                    "",
                    "(finding " + number + ")",
                    new Place("Chatter.java", number)));
        }
        return new Report("com.acme", List.of(), List.of(), violations, List.of(), List.of(), Optional.empty());
    }

    static String written(Report report, ReportFormat format) {
        StringBuilder out = new StringBuilder();
        try {
            format.write(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
