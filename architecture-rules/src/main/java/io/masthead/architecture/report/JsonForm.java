package io.masthead.architecture.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Everything, for programs. */
final class JsonForm implements Form {

    /** Grows when a program that reads reports would no longer understand them. */
    private static final int FORMAT = 1;

    @Override
    public String of(Report report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("root", report.root());
        json.put("clean", report.isClean());
        json.put("roles", report.roles().stream().map(JsonForm::role).toList());
        json.put("edges", report.edges().stream().map(JsonForm::edge).toList());
        json.put(
                "rules",
                Chapter.of(report).stream()
                        .map(Chapter::run)
                        .map(JsonForm::rule)
                        .toList());
        json.put("findings", report.findings().stream().map(JsonForm::finding).toList());
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

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", finding.key());
        json.put("rule", finding.rule().id());
        json.put("state", word(finding.state()));
        json.put("subject", finding.subject());
        finding.object().ifPresent(object -> json.put("object", object));
        json.put("message", finding.message());
        finding.place().ifPresent(place -> {
            json.put("file", place.file());
            if (place.line() > 0) {
                json.put("line", place.line());
            }
        });
        json.put("standing", word(finding.standing()));
        json.put("reason", finding.reason());
        json.put("fails", finding.fails());
        return json;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
