package io.masthead.architecture;

import io.masthead.architecture.baseline.Baseline.Applied;
import io.masthead.architecture.canary.Canaries;
import io.masthead.architecture.config.Exemption;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.config.RuleSwitch;
import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.Sources;
import io.masthead.architecture.report.Edge;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportedViolation;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleRun;
import io.masthead.architecture.report.ViolationStatus;
import io.masthead.architecture.rules.Catalogue;
import io.masthead.architecture.rules.Check;
import io.masthead.architecture.rules.RuleViolation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Run of all rules over a project. */
final class Run {

    private static final Comparator<ReportedViolation> ORDER = Comparator.comparing(
                    (ReportedViolation violation) -> violation.rule().id())
            .thenComparing(ReportedViolation::subject)
            .thenComparing(violation -> violation.object().orElse(""))
            .thenComparing(
                    violation -> violation.place().map(place -> place.file()).orElse(""))
            .thenComparing(
                    violation -> violation.place().map(place -> place.line()).orElse(0))
            .thenComparing(ReportedViolation::message);

    private final HexagonSettings settings;
    private final Project project;
    private final Sources sources;
    private final List<RuleRun> runs = new ArrayList<>();
    private final List<ReportedViolation> violations = new ArrayList<>();

    Run(HexagonSettings settings, Project project) {
        this.settings = settings;
        this.project = project;
        this.sources = new Sources(settings.directory());
    }

    /**
     * {@return the report of the run}
     *
     * @param baseline marks the violations that the baseline accepts
     */
    Report report(Function<List<ReportedViolation>, Applied> baseline) {
        Map<Check, RuleSwitch> switches = new LinkedHashMap<>();
        Catalogue.checks().forEach(check -> switches.put(check, switchOf(check.rule())));
        List<Check> enabled = switches.entrySet().stream()
                .filter(entry -> entry.getValue().state() != RuleRun.State.OFF)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, RuleRun.Canary> canaries = Canaries.release(project, enabled);
        switches.forEach((check, ruleSwitch) ->
                run(check, ruleSwitch, canaries.getOrDefault(check.rule().id(), RuleRun.Canary.NONE)));
        BuildCheck build = new BuildCheck(settings, project);
        runs.add(build.run());
        violations.addAll(build.violations());
        Applied applied = baseline.apply(
                withExemptions(violations.stream().distinct().sorted(ORDER).toList()));
        return new Report(
                settings.root(),
                project.counts(),
                runs,
                applied.violations(),
                edges(applied.violations()),
                applied.problems(),
                settings.guide());
    }

    private RuleSwitch switchOf(Rule rule) {
        return rule.id().equals("HEX-204") && settings.marks().isEmpty()
                ? new RuleSwitch(RuleRun.State.OFF, "driving-port.marks names no annotation")
                : settings.switchOf(rule);
    }

    private void run(Check check, RuleSwitch ruleSwitch, RuleRun.Canary canary) {
        if (ruleSwitch.state() == RuleRun.State.OFF) {
            runs.add(new RuleRun(check.rule(), ruleSwitch.state(), ruleSwitch.reason(), canary, 0));
            return;
        }
        check.violations()
                .apply(project)
                .map(violation -> reported(check, ruleSwitch.state(), violation))
                .forEach(violations::add);
        String reason = ruleSwitch.reason().isEmpty() && canary == RuleRun.Canary.NONE
                ? "no class plays a role in which it could be broken"
                : ruleSwitch.reason();
        runs.add(new RuleRun(check.rule(), ruleSwitch.state(), reason, canary, check.checked(project)));
    }

    private ReportedViolation reported(Check check, RuleRun.State state, RuleViolation violation) {
        return new ReportedViolation(
                check.rule(),
                state,
                violation.subject(),
                violation.object(),
                violation.message(),
                Optional.of(sources.place(violation.source(), violation.line())),
                ViolationStatus.NEW,
                "");
    }

    private List<ReportedViolation> withExemptions(List<ReportedViolation> all) {
        Set<Exemption> used = new HashSet<>();
        List<ReportedViolation> marked = new ArrayList<>();
        for (ReportedViolation violation : all) {
            Optional<Exemption> exemption = settings.exemptions().stream()
                    .filter(candidate -> candidate.covers(violation))
                    .findFirst();
            exemption.ifPresent(used::add);
            marked.add(exemption
                    .map(known -> violation.withStatus(ViolationStatus.EXCEPTION, known.reason()))
                    .orElse(violation));
        }
        List<String> stale = settings.exemptions().stream()
                .filter(exemption -> !used.contains(exemption))
                .map(exemption -> exemption
                        .line()
                        .problem(
                                "the exception of " + exemption.subject() + " from " + exemption.rule()
                                        + " is not needed",
                                "delete it, or correct its rule, class and target"
                                        + (exemption.rule().equals("HEX-602")
                                                ? "; of a cycle, class is the alphabetically first package"
                                                : "")))
                .toList();
        if (!stale.isEmpty()) {
            throw new Misconfigured(stale);
        }
        return marked;
    }

    private List<Edge> edges(List<ReportedViolation> all) {
        Map<HexagonRole, Map<HexagonRole, Set<String>>> pairs = new EnumMap<>(HexagonRole.class);
        for (ClassRole classRole : project.classRoles()) {
            project.references(classRole.type()).stream()
                    .flatMap(reference -> reference.classRole().stream())
                    .forEach(target -> pairs.computeIfAbsent(classRole.role(), from -> new EnumMap<>(HexagonRole.class))
                            .computeIfAbsent(target.role(), to -> new HashSet<>())
                            .add(classRole.name() + " " + target.name()));
        }
        Set<String> broken = new HashSet<>();
        all.stream()
                .filter(ReportedViolation::fails)
                .forEach(violation ->
                        violation.object().ifPresent(object -> broken.add(violation.subject() + " " + object)));
        return pairs.entrySet().stream()
                .flatMap(from -> from.getValue().entrySet().stream()
                        .map(to -> edge(from.getKey(), to.getKey(), to.getValue(), broken)))
                .toList();
    }

    private static Edge edge(HexagonRole from, HexagonRole to, Set<String> pairs, Set<String> broken) {
        Stream<String> violations = pairs.stream().filter(broken::contains);
        return new Edge(from, to, pairs.size(), (int) violations.count());
    }
}
