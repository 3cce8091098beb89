package io.masthead.architecture.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The XML of JUnit's runners. Build servers show one failure of a test case, so each finding is a test case of its own:
 * a violation fails, a warning passes with its text as output, a known one is skipped; a rule that nothing breaks is a
 * test case that passes.
 */
final class JunitForm implements Form {

    @Override
    public String of(Report report) {
        List<Suite> suites = new ArrayList<>();
        Chapter.of(report).forEach(chapter -> suites.add(suite(chapter)));
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

    private static Suite suite(Chapter chapter) {
        Rule rule = chapter.rule();
        List<Case> cases = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Chapter.Encounter encounter : chapter.encounters()) {
            for (Finding finding : encounter.findings()) {
                int number = seen.merge(encounter.title(), 1, Integer::sum);
                cases.add(testCase(finding, encounter.title() + (number == 1 ? "" : " #" + number)));
            }
        }
        if (cases.isEmpty()) {
            cases.add(new Case(
                    rule.statement(),
                    chapter.isOff() ? Outcome.SKIPPED : Outcome.PASSED,
                    chapter.run().reason(),
                    ""));
        }
        return new Suite(rule.id(), rule.id() + " " + rule.name(), cases);
    }

    private static Case testCase(Finding finding, String name) {
        return switch (finding.standing()) {
            case NEW ->
                new Case(name, finding.fails() ? Outcome.FAILED : Outcome.PASSED, finding.message(), details(finding));
            case BASELINE -> new Case(name, Outcome.SKIPPED, "in the baseline: " + finding.reason(), details(finding));
            case EXCEPTION -> new Case(name, Outcome.SKIPPED, "excepted: " + finding.reason(), details(finding));
        };
    }

    private static String details(Finding finding) {
        String place = finding.place().map(known -> "\nat: " + known.text()).orElse("");
        return finding.message() + place + "\nwhy: " + finding.rule().why() + "\ninstead: "
                + finding.rule().instead();
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
            List<Outcome> wanted = List.of(outcomes);
            return (int)
                    cases.stream().filter(each -> wanted.contains(each.outcome)).count();
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
