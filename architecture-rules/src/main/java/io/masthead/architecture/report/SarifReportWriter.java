package io.masthead.architecture.report;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes reports as SARIF 2.1.0. */
final class SarifReportWriter implements ReportWriter {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** GitHub's name of the directory that files are relative to. */
    private static final String BASE = "%SRCROOT%";

    /** Place of violations without one: GitHub rejects a log in which one result has no file. */
    private static final Place NOWHERE = new Place("hexagon.properties", 0);

    private static final HexFormat HEXADECIMAL = HexFormat.of().withUpperCase();

    @Override
    public String write(Report report) {
        List<ReportSection> sections = ReportSection.of(report);
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver(report.guide(), sections)));
        run.put("invocations", List.of(invocation(report, sections)));
        run.put(
                "originalUriBaseIds",
                Map.of(BASE, Map.of("description", text("The directory that the rules were run in."))));
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", results(sections));

        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return Json.of(log);
    }

    private static Map<String, Object> driver(Optional<URI> guide, List<ReportSection> sections) {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Masthead architecture rules");
        String version = SarifReportWriter.class.getPackage().getImplementationVersion();
        if (version != null) {
            driver.put("version", version);
        }
        driver.put(
                "rules",
                sections.stream()
                        .map(ReportSection::rule)
                        .map(rule -> rule(guide, rule))
                        .toList());
        return driver;
    }

    private static Map<String, Object> rule(Optional<URI> guide, Rule rule) {
        Map<String, Object> help = new LinkedHashMap<>();
        help.put("text", "Why: " + rule.why() + "\nInstead: " + rule.instead());
        help.put(
                "markdown",
                "**Why:** " + Markdown.text(rule.why()) + "\n\n**Instead:** " + Markdown.text(rule.instead()));

        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", rule.id());
        json.put("name", rule.name());
        json.put("shortDescription", text(rule.statement()));
        json.put("fullDescription", text(rule.statement() + ", because " + rule.why()));
        json.put("help", help);
        guide.ifPresent(
                address -> json.put("helpUri", address.resolve(rule.page()).toString()));
        json.put("defaultConfiguration", Map.of("level", rule.severity() == Severity.ERROR ? "error" : "warning"));
        json.put("properties", Map.of("tags", List.of(rule.set().key())));
        return json;
    }

    private static Map<String, Object> invocation(Report report, List<ReportSection> sections) {
        Map<String, Object> invocation = new LinkedHashMap<>();
        invocation.put("executionSuccessful", true);
        List<Object> overrides = overrides(sections);
        if (!overrides.isEmpty()) {
            invocation.put("ruleConfigurationOverrides", overrides);
        }
        if (!report.baseline().isEmpty()) {
            invocation.put(
                    "toolConfigurationNotifications",
                    report.baseline().stream()
                            .map(SarifReportWriter::notification)
                            .toList());
        }
        return invocation;
    }

    private static List<Object> overrides(List<ReportSection> sections) {
        List<Object> overrides = new ArrayList<>();
        for (int index = 0; index < sections.size(); index++) {
            RuleRun run = sections.get(index).run();
            if (!run.state().name().equals(run.rule().severity().name())) {
                Map<String, Object> override = new LinkedHashMap<>();
                override.put("descriptor", reference(run.rule(), index));
                override.put("configuration", configuration(run));
                overrides.add(override);
            }
        }
        return overrides;
    }

    private static Map<String, Object> configuration(RuleRun run) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        if (run.state() == RuleRun.State.OFF) {
            configuration.put("enabled", false);
        } else {
            configuration.put("level", level(run.state()));
        }
        if (!run.reason().isBlank()) {
            configuration.put("properties", Map.of("reason", run.reason()));
        }
        return configuration;
    }

    private static Map<String, Object> reference(Rule rule, int index) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("id", rule.id());
        reference.put("index", index);
        return reference;
    }

    private static Map<String, Object> notification(String problem) {
        Map<String, Object> notification = new LinkedHashMap<>();
        notification.put("level", "error");
        notification.put("message", message(problem));
        return notification;
    }

    private static List<Object> results(List<ReportSection> sections) {
        List<Object> results = new ArrayList<>();
        for (int index = 0; index < sections.size(); index++) {
            for (ReportedViolation violation : sections.get(index).violations()) {
                results.add(result(violation, index));
            }
        }
        return results;
    }

    private static Map<String, Object> result(ReportedViolation violation, int index) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", violation.rule().id());
        result.put("ruleIndex", index);
        result.put("level", level(violation.state()));
        result.put("message", message(violation.message()));
        result.put("locations", List.of(location(violation)));
        result.put("partialFingerprints", Map.of("finding/v1", violation.key()));
        result.put("suppressions", suppressions(violation));
        return result;
    }

    private static Map<String, Object> location(ReportedViolation violation) {
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("physicalLocation", physical(violation.place().orElse(NOWHERE)));
        location.put("logicalLocations", List.of(Map.of("fullyQualifiedName", violation.subject())));
        return location;
    }

    private static Map<String, Object> physical(Place place) {
        Map<String, Object> artifact = new LinkedHashMap<>();
        artifact.put("uri", uri(place.file()));
        artifact.put("uriBaseId", BASE);
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", artifact);
        if (place.line() > 0) {
            physical.put("region", Map.of("startLine", place.line()));
        }
        return physical;
    }

    /** {@return the suppressions of a violation; an empty list, not an absent one, marks it as not suppressed} */
    private static List<Object> suppressions(ReportedViolation violation) {
        if (violation.status() == ViolationStatus.NEW) {
            return List.of();
        }
        Map<String, Object> suppression = new LinkedHashMap<>();
        suppression.put("kind", "external");
        suppression.put("status", "accepted");
        if (!violation.reason().isBlank()) {
            suppression.put("justification", violation.reason());
        }
        suppression.put(
                "properties",
                Map.of("by", violation.status() == ViolationStatus.BASELINE ? "baseline" : "configuration"));
        return List.of(suppression);
    }

    private static String level(RuleRun.State state) {
        return switch (state) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case OFF -> "none";
        };
    }

    /** {@return a relative file as a relative reference (RFC 3986 §4.2)} */
    private static String uri(String file) {
        StringBuilder uri = new StringBuilder();
        for (byte unit : file.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(unit)) {
                uri.append((char) unit);
            } else {
                uri.append('%').append(HEXADECIMAL.toHexDigits(unit));
            }
        }
        return uri.toString();
    }

    private static boolean isPlain(byte unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || "-._~/".indexOf(unit) >= 0;
    }

    /** {@return a message with its braces escaped, because SARIF reads them as placeholders} */
    private static Map<String, Object> message(String text) {
        return text(text.replace("{", "{{").replace("}", "}}"));
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }
}
