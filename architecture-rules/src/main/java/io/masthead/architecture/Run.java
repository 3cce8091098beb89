package io.masthead.architecture;

import io.masthead.architecture.baseline.Baseline.Applied;
import io.masthead.architecture.canary.Canaries;
import io.masthead.architecture.config.Exemption;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.config.RuleSwitch;
import io.masthead.architecture.model.Part;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.Sources;
import io.masthead.architecture.report.Edge;
import io.masthead.architecture.report.Finding;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleRun;
import io.masthead.architecture.rules.Catalogue;
import io.masthead.architecture.rules.Check;
import io.masthead.architecture.rules.Offence;
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

/** One run of all rules over a project. */
final class Run {

    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding finding) -> finding.rule().id())
            .thenComparing(Finding::subject)
            .thenComparing(finding -> finding.object().orElse(""))
            .thenComparing(finding -> finding.place().map(place -> place.file()).orElse(""))
            .thenComparing(finding -> finding.place().map(place -> place.line()).orElse(0))
            .thenComparing(Finding::message);

    private final HexagonSettings settings;
    private final Project project;
    private final Sources sources;
    private final List<RuleRun> runs = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Run(HexagonSettings settings, Project project) {
        this.settings = settings;
        this.project = project;
        this.sources = new Sources(settings.directory());
    }

    /**
     * {@return what it found}
     *
     * @param baseline tells which findings are known
     */
    Report report(Function<List<Finding>, Applied> baseline) {
        Map<Check, RuleSwitch> switches = new LinkedHashMap<>();
        Catalogue.checks().forEach(check -> switches.put(check, switchOf(check.rule())));
        List<Check> counting = switches.entrySet().stream()
                .filter(entry -> entry.getValue().state() != RuleRun.State.OFF)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, RuleRun.Canary> canaries = Canaries.release(project, counting);
        switches.forEach((check, said) ->
                run(check, said, canaries.getOrDefault(check.rule().id(), RuleRun.Canary.NONE)));
        BuildCheck build = new BuildCheck(settings, project);
        runs.add(build.run());
        findings.addAll(build.findings());
        Applied judged = baseline.apply(
                exempted(findings.stream().distinct().sorted(ORDER).toList()));
        return new Report(
                settings.root(),
                project.counts(),
                runs,
                judged.findings(),
                edges(judged.findings()),
                judged.problems());
    }

    private RuleSwitch switchOf(Rule rule) {
        return rule.id().equals("HEX-204") && settings.marks().isEmpty()
                ? new RuleSwitch(RuleRun.State.OFF, "driving-port.marks names no annotation")
                : settings.switchOf(rule);
    }

    private void run(Check check, RuleSwitch said, RuleRun.Canary canary) {
        if (said.state() == RuleRun.State.OFF) {
            runs.add(new RuleRun(check.rule(), said.state(), said.reason(), canary, 0));
            return;
        }
        check.offences()
                .apply(project)
                .map(offence -> finding(check, said.state(), offence))
                .forEach(findings::add);
        String reason = said.reason().isEmpty() && canary == RuleRun.Canary.NONE
                ? "no class plays a role in which it could be broken"
                : said.reason();
        runs.add(new RuleRun(check.rule(), said.state(), reason, canary, check.checked(project)));
    }

    private Finding finding(Check check, RuleRun.State state, Offence offence) {
        return new Finding(
                check.rule(),
                state,
                offence.subject(),
                offence.object(),
                offence.message(),
                Optional.of(sources.place(offence.source(), offence.line())),
                Finding.Standing.NEW,
                "");
    }

    private List<Finding> exempted(List<Finding> all) {
        Set<Exemption> used = new HashSet<>();
        List<Finding> judged = new ArrayList<>();
        for (Finding finding : all) {
            Optional<Exemption> exemption = settings.exemptions().stream()
                    .filter(candidate -> candidate.covers(finding))
                    .findFirst();
            exemption.ifPresent(used::add);
            judged.add(exemption
                    .map(known -> finding.as(Finding.Standing.EXCEPTION, known.reason()))
                    .orElse(finding));
        }
        List<String> stale = settings.exemptions().stream()
                .filter(exemption -> !used.contains(exemption))
                .map(exemption -> exemption
                        .line()
                        .problem(
                                "the exception of " + exemption.subject() + " from " + exemption.rule()
                                        + " is not needed",
                                "delete it, or correct its rule, class and target"))
                .toList();
        if (!stale.isEmpty()) {
            throw new Misconfigured(stale);
        }
        return judged;
    }

    private List<Edge> edges(List<Finding> all) {
        Map<HexagonRole, Map<HexagonRole, Set<String>>> pairs = new EnumMap<>(HexagonRole.class);
        for (Part part : project.parts()) {
            project.references(part.type()).stream()
                    .flatMap(reference -> reference.part().stream())
                    .forEach(target -> pairs.computeIfAbsent(part.role(), from -> new EnumMap<>(HexagonRole.class))
                            .computeIfAbsent(target.role(), to -> new HashSet<>())
                            .add(part.name() + " " + target.name()));
        }
        Set<String> broken = new HashSet<>();
        all.stream()
                .filter(Finding::fails)
                .forEach(finding -> finding.object().ifPresent(object -> broken.add(finding.subject() + " " + object)));
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
