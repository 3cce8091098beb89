package io.masthead.architecture.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes reports as JUnit XML. Build servers show one failure per test case, so each violation is a test case: one that
 * fails the run fails, a warning passes with its text as output, an accepted one is skipped. A rule without violations
 * is a test case that passes.
 */
final class JunitReportWriter implements ReportWriter {

    @Override
    public String write(Report report) {
        List<Suite> suites = new ArrayList<>();
        ReportSection.of(report).forEach(section -> suites.add(suite(section)));
        if (!report.baseline().isEmpty()) {
            suites.add(baseline(report.baseline()));
        }
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites name=\"").append(Xml.attribute("Architecture of " + report.root()));
        xml.append("\" tests=\"").append(sum(suites, Outcome.values()));
        xml.append("\" failures=\"").append(sum(suites, Outcome.FAILED));
        xml.append("\" errors=\"0\">\n");
        suites.forEach(suite -> suite.write(xml));
        return xml.append("</testsuites>\n").toString();
    }

    private static int sum(List<Suite> suites, Outcome... outcomes) {
        return suites.stream().mapToInt(suite -> suite.count(outcomes)).sum();
    }

    private static Suite suite(ReportSection section) {
        Rule rule = section.rule();
        List<Case> cases = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (ReportSection.ViolationGroup group : section.groups()) {
            for (ReportedViolation violation : group.violations()) {
                int number = seen.merge(group.title(), 1, Integer::sum);
                cases.add(testCase(violation, group.title() + (number == 1 ? "" : " #" + number)));
            }
        }
        if (cases.isEmpty()) {
            cases.add(new Case(
                    rule.statement(),
                    section.isOff() ? Outcome.SKIPPED : Outcome.PASSED,
                    section.run().reason(),
                    ""));
        }
        return new Suite(rule.id(), rule.id() + " " + rule.name(), cases);
    }

    private static Case testCase(ReportedViolation violation, String name) {
        return switch (violation.status()) {
            case NEW ->
                new Case(
                        name,
                        violation.fails() ? Outcome.FAILED : Outcome.PASSED,
                        violation.message(),
                        details(violation));
            case BASELINE, EXCEPTION -> new Case(name, Outcome.SKIPPED, violation.acceptance(), details(violation));
        };
    }

    private static String details(ReportedViolation violation) {
        String place = violation.place().map(known -> "\nat: " + known.text()).orElse("");
        return violation.message() + place + "\nwhy: " + violation.rule().why() + "\ninstead: "
                + violation.rule().instead();
    }

    private static Suite baseline(List<String> problems) {
        List<Case> cases = new ArrayList<>();
        for (String problem : problems) {
            cases.add(new Case("problem " + (cases.size() + 1), Outcome.FAILED, problem, problem));
        }
        return new Suite("baseline", "baseline", cases);
    }

    private enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    private record Case(String name, Outcome outcome, String message, String details) {

        void write(StringBuilder xml, String suite) {
            xml.append("    <testcase classname=\"architecture.").append(Xml.attribute(suite));
            xml.append("\" name=\"").append(Xml.attribute(name));
            xml.append("\" time=\"0\"");
            switch (outcome) {
                case PASSED -> output(xml.append(">\n"));
                case FAILED -> {
                    xml.append(">\n      <failure type=\"").append(Xml.attribute(suite));
                    xml.append("\" message=\"").append(Xml.attribute(message)).append("\">");
                    xml.append(Xml.text(details)).append("</failure>\n");
                }
                case SKIPPED -> {
                    xml.append(">\n      <skipped message=\"")
                            .append(Xml.attribute(message))
                            .append("\"/>\n");
                    output(xml);
                }
            }
            xml.append("    </testcase>\n");
        }

        private void output(StringBuilder xml) {
            if (!details.isEmpty()) {
                xml.append("      <system-out>").append(Xml.text(details)).append("</system-out>\n");
            }
        }
    }

    private record Suite(String key, String name, List<Case> cases) {

        int count(Outcome... outcomes) {
            List<Outcome> counted = List.of(outcomes);
            return (int) cases.stream()
                    .filter(each -> counted.contains(each.outcome))
                    .count();
        }

        void write(StringBuilder xml) {
            xml.append("  <testsuite name=\"").append(Xml.attribute(name));
            xml.append("\" tests=\"").append(cases.size());
            xml.append("\" failures=\"").append(count(Outcome.FAILED));
            xml.append("\" errors=\"0\" skipped=\"").append(count(Outcome.SKIPPED));
            xml.append("\" time=\"0\">\n");
            cases.forEach(each -> each.write(xml, key));
            xml.append("  </testsuite>\n");
        }
    }
}
