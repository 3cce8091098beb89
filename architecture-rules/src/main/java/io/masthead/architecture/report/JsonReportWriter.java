package io.masthead.architecture.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes reports as JSON, as {@code report.schema.json} describes it. */
final class JsonReportWriter implements ReportWriter {

    /** Version of the format; incremented for incompatible changes. */
    private static final int FORMAT = 1;

    @Override
    public String write(Report report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("root", report.root());
        json.put("clean", report.isClean());
        json.put("roles", report.roles().stream().map(JsonReportWriter::role).toList());
        json.put("edges", report.edges().stream().map(JsonReportWriter::edge).toList());
        json.put(
                "rules",
                ReportSection.of(report).stream()
                        .map(ReportSection::run)
                        .map(JsonReportWriter::rule)
                        .toList());
        json.put(
                "findings",
                report.violations().stream().map(JsonReportWriter::violation).toList());
        json.put("baseline", report.baseline());
        return Json.of(json);
    }

    private static Map<String, Object> role(RoleCount count) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("role", count.role().key());
        json.put("patterns", count.patterns());
        json.put("classes", count.classes());
        json.put("edges", count.edges());
        return json;
    }

    private static Map<String, Object> edge(Edge edge) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", edge.from().key());
        json.put("to", edge.to().key());
        json.put("dependencies", edge.dependencies());
        json.put("violations", edge.violations());
        return json;
    }

    private static Map<String, Object> rule(RuleRun run) {
        Rule rule = run.rule();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", rule.id());
        json.put("name", rule.name());
        json.put("statement", rule.statement());
        json.put("why", rule.why());
        json.put("instead", rule.instead());
        json.put("page", rule.page());
        json.put("set", rule.set().key());
        json.put("severity", word(rule.severity()));
        json.put("state", word(run.state()));
        json.put("reason", run.reason());
        json.put("canary", word(run.canary()));
        json.put("checked", run.checked());
        return json;
    }

    private static Map<String, Object> violation(ReportedViolation violation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", violation.key());
        json.put("rule", violation.rule().id());
        json.put("state", word(violation.state()));
        json.put("subject", violation.subject());
        violation.object().ifPresent(object -> json.put("object", object));
        json.put("message", violation.message());
        violation.place().ifPresent(place -> {
            json.put("file", place.file());
            if (place.line() > 0) {
                json.put("line", place.line());
            }
        });
        json.put("standing", word(violation.status()));
        json.put("reason", violation.reason());
        json.put("fails", violation.fails());
        return json;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
