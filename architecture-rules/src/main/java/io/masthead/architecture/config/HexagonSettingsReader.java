package io.masthead.architecture.config;

import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleRun;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code hexagon.properties} and collects all mistakes in it. */
public final class HexagonSettingsReader {

    private static final String NONE = "none";
    private static final String MODULE = "module:";
    private static final String SEAM = "seam";
    private static final List<String> CONFIGURATIONS = List.of("*Configuration", "*Config", "*Module");
    private static final Pattern PACKAGE =
            Pattern.compile("[\\p{L}_$][\\w$]*(\\.[\\p{L}_$][\\w$]*)*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern RULE = Pattern.compile("rule\\.([^.]+)(\\.reason)?");
    private static final Pattern EXCEPTION = Pattern.compile("exception\\.([^.]+)\\.(rule|class|target|reason)");

    private static final Pattern GUIDE = Pattern.compile("https?://[\\w.:-]+/([\\w.~@+/-]*/)?");

    private final Path file;
    private final Map<String, Rule> catalogue = new TreeMap<>();
    private final Map<String, PropertyLine> lines = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private HexagonSettingsReader(Path file, List<Rule> rules) {
        this.file = file;
        rules.forEach(rule -> catalogue.put(rule.id(), rule));
    }

    /**
     * {@return the settings in a file}
     *
     * @param file the file
     * @param rules all rules
     * @throws Misconfigured if the file is invalid
     */
    public static HexagonSettings read(Path file, List<Rule> rules) {
        return new HexagonSettingsReader(file, rules).read();
    }

    private HexagonSettings read() {
        PropertyLines.read(file).forEach(this::keep);
        List<String> roots = roots();
        HexagonSettings settings = new HexagonSettings(
                file,
                roots,
                line("root"),
                roles(roots),
                patterns(roots, "shared-kernel"),
                outside(roots),
                allowed(roots, "domain.allow"),
                allowed(roots, "application.allow"),
                patterns(roots, SEAM),
                filled("adapter.configuration", "a name like *Configuration")
                        .map(PropertyLine::values)
                        .orElse(CONFIGURATIONS),
                patterns(roots, "adapter.hidden"),
                filled("driving-port.marks", "the full name of an annotation"),
                entitiesStayInPackage(),
                switches(),
                sets(),
                exemptions(),
                baseline(),
                line("classes").stream().toList(),
                line("poms").stream().toList(),
                guide());
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
        return settings;
    }

    private void keep(PropertyLine line) {
        if (!isKnown(line.key())) {
            String closest = ClosestMatch.to(line.key(), keys()).orElseThrow();
            problems.add(line.problem("there is no key " + line.key(), "write " + closest + " or delete the line"));
        }
        PropertyLine earlier = lines.putIfAbsent(line.key(), line);
        if (earlier != null) {
            problems.add(line.problem(
                    line.key() + " is said already in line " + earlier.number(), "keep one of the two lines"));
        }
    }

    private static boolean isKnown(String key) {
        return plainKeys().anyMatch(key::equals)
                || RULE.matcher(key).matches()
                || EXCEPTION.matcher(key).matches();
    }

    private static Stream<String> plainKeys() {
        return Stream.concat(
                Arrays.stream(HexagonRole.values()).map(HexagonRole::key),
                Stream.of(
                        "root",
                        "shared-kernel",
                        "outside",
                        "outside.reason",
                        "domain.allow",
                        "application.allow",
                        SEAM,
                        "adapter.configuration",
                        "adapter.hidden",
                        "driving-port.marks",
                        "entities.stay",
                        "sets",
                        "baseline",
                        "classes",
                        "poms",
                        "guide"));
    }

    private Set<String> keys() {
        Set<String> keys = new TreeSet<>(plainKeys().toList());
        catalogue.keySet().forEach(id -> keys.addAll(List.of("rule." + id, "rule." + id + ".reason")));
        keys.addAll(List.of("exception.1.rule", "exception.1.class", "exception.1.target", "exception.1.reason"));
        return keys;
    }

    private Optional<PropertyLine> line(String key) {
        return Optional.ofNullable(lines.get(key));
    }

    /** Returns the line of a key whose value must not be empty. */
    private Optional<PropertyLine> filled(String key, String value) {
        Optional<PropertyLine> configured = line(key);
        configured
                .filter(line -> line.values().isEmpty())
                .ifPresent(line ->
                        problems.add(line.problem(key + " is empty", "write " + value + ", or delete the line")));
        return configured;
    }

    private List<String> roots() {
        Optional<PropertyLine> root = line("root");
        if (root.isEmpty()) {
            problems.add(file.getFileName() + ":1: root is missing; write the package that all classes share, like"
                    + " root=com.example.shop");
            return List.of("missing");
        }
        List<String> names = Arrays.stream(root.get().value().split(",", -1))
                .map(String::strip)
                .toList();
        names.stream()
                .filter(name -> !PACKAGE.matcher(name).matches())
                .forEach(name -> problems.add(
                        root.get().problem("“" + name + "” is no package", "write one like com.example.shop")));
        return names;
    }

    private Map<HexagonRole, List<RolePattern>> roles(List<String> roots) {
        Map<HexagonRole, List<RolePattern>> roles = new EnumMap<>(HexagonRole.class);
        for (HexagonRole role : HexagonRole.values()) {
            line(role.key()).ifPresent(configured -> roles.put(role, patterns(roots, role.key())));
        }
        return roles;
    }

    private List<RolePattern> outside(List<String> roots) {
        line("outside")
                .filter(configured -> reason("outside.reason").isEmpty())
                .ifPresent(configured -> problems.add(configured.problem(
                        "outside has no reason", "say why in outside.reason, or give the classes a role")));
        return patterns(roots, "outside");
    }

    private List<RolePattern> patterns(List<String> roots, String key) {
        Optional<PropertyLine> configured = line(key);
        if (configured.isEmpty() || configured.get().value().equals(NONE)) {
            configured
                    .filter(line -> key.equals(SEAM))
                    .ifPresent(line -> problems.add(
                            line.problem("seam is none", "delete it, and transactions belong to bootstrap")));
            return List.of();
        }
        List<RolePattern> patterns = new ArrayList<>();
        for (String item : configured.get().values()) {
            List<RolePattern> parsed = RolePattern.parse(roots, item, configured);
            patterns.addAll(parsed);
            if (parsed.isEmpty()) {
                problems.add(malformed(configured.get(), item));
            }
        }
        if (configured.get().values().isEmpty()) {
            problems.add(configured.get().problem(key + " is empty", "write a package like .domain.., or none"));
        }
        return patterns;
    }

    private AllowedTypes allowed(List<String> roots, String key) {
        List<PackagePattern> allowed = new ArrayList<>();
        line(key)
                .ifPresent(configured -> configured.values().forEach(item -> {
                    if (item.startsWith(MODULE)) {
                        allowed.addAll(ofModule(configured, item.substring(MODULE.length())));
                        return;
                    }
                    List<PackagePattern> parsed = PackagePattern.parse(roots, item);
                    allowed.addAll(parsed);
                    if (parsed.isEmpty()) {
                        problems.add(malformed(configured, item));
                    }
                }));
        return new AllowedTypes(allowed);
    }

    /** Returns the packages that a module of the JDK exports. */
    private List<PackagePattern> ofModule(PropertyLine line, String name) {
        Optional<ModuleReference> module = ModuleFinder.ofSystem().find(name);
        if (module.isEmpty()) {
            Set<String> names = ModuleFinder.ofSystem().findAll().stream()
                    .map(candidate -> candidate.descriptor().name())
                    .collect(Collectors.toSet());
            problems.add(line.problem(
                    "this JDK has no module “" + name + "”",
                    "write " + ClosestMatch.to(name, names).orElse("java.base")));
        }
        return module.stream()
                .flatMap(found -> found.descriptor().exports().stream())
                .filter(exported -> !exported.isQualified())
                .flatMap(exported -> PackagePattern.parse(List.of(""), exported.source()).stream())
                .toList();
    }

    private static String malformed(PropertyLine line, String item) {
        return line.problem(
                "“" + item + "” is no pattern of packages",
                "write one like .domain.. or com.example.shop.domain.., if need be after !, interface:, port: or data:, or"
                        + " one like class:*Configuration, annotated:com.example.Adapter or module:shop-domain");
    }

    private boolean entitiesStayInPackage() {
        Optional<PropertyLine> configured = line("entities.stay");
        configured
                .filter(line -> !List.of("package", "adapter").contains(line.value()))
                .ifPresent(line -> problems.add(line.problem(
                        "entities cannot stay in their “" + line.value() + "”", "write package or adapter")));
        return configured.filter(line -> line.value().equals("package")).isPresent();
    }

    private Optional<Path> baseline() {
        return filled("baseline", "the name of a file")
                .map(line -> file.toAbsolutePath().resolveSibling(line.value()));
    }

    private Optional<URI> guide() {
        Optional<PropertyLine> configured = line("guide");
        configured
                .filter(line -> !GUIDE.matcher(line.value()).matches())
                .ifPresent(line -> problems.add(line.problem(
                        "“" + line.value() + "” is no address of a directory",
                        "write one like https://example.com/architecture/, with the pages that `docs` writes below")));
        return configured
                .map(PropertyLine::value)
                .filter(address -> GUIDE.matcher(address).matches())
                .map(URI::create);
    }

    private Set<RuleSet> sets() {
        Set<RuleSet> sets = EnumSet.noneOf(RuleSet.class);
        Optional<PropertyLine> configured = line("sets");
        if (configured.isEmpty()) {
            return EnumSet.allOf(RuleSet.class);
        }
        Map<String, RuleSet> known = new TreeMap<>();
        Arrays.stream(RuleSet.values()).forEach(set -> known.put(set.key(), set));
        for (String item : configured.get().values()) {
            RuleSet set = known.get(item);
            if (set == null) {
                String closest = ClosestMatch.to(item, known.keySet()).orElseThrow();
                problems.add(configured.get().problem("there is no set “" + item + "”", "write " + closest));
            } else {
                sets.add(set);
            }
        }
        if (configured.get().values().isEmpty()) {
            problems.add(configured.get().problem("sets names no set", "write " + String.join(",", known.keySet())));
        }
        return sets;
    }

    private Map<String, RuleSwitch> switches() {
        Map<String, RuleSwitch> switches = new TreeMap<>();
        for (PropertyLine line : lines.values()) {
            Matcher matcher = RULE.matcher(line.key());
            if (!matcher.matches()) {
                continue;
            }
            Rule rule = ruleOf(line, matcher.group(1));
            if (rule != null && matcher.group(2) == null) {
                state(line, rule).ifPresent(state -> switches.put(rule.id(), state));
            } else if (rule != null && line("rule." + rule.id()).isEmpty()) {
                problems.add(line.problem(
                        "a reason is given, and nothing is said of the rule",
                        "write rule." + rule.id() + "=off or warning, or delete the line"));
            }
        }
        return switches;
    }

    private Optional<RuleSwitch> state(PropertyLine line, Rule rule) {
        Optional<RuleRun.State> state = Arrays.stream(RuleRun.State.values())
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).equals(line.value()))
                .findFirst();
        if (state.isEmpty()) {
            problems.add(line.problem("a rule cannot be “" + line.value() + "”", "write off, warning or error"));
            return Optional.empty();
        }
        String reason = reason(line.key() + ".reason");
        boolean milder = state.get() == RuleRun.State.OFF
                || (state.get() == RuleRun.State.WARNING && rule.severity() == Severity.ERROR);
        if (milder && reason.isEmpty()) {
            problems.add(line.problem(
                    rule.id() + " is " + line.value() + " without a reason", "say why in " + line.key() + ".reason"));
        }
        return Optional.of(new RuleSwitch(state.get(), reason));
    }

    private String reason(String key) {
        return line(key).map(PropertyLine::value).orElse("");
    }

    private List<Exemption> exemptions() {
        List<Exemption> exemptions = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (PropertyLine line : List.copyOf(lines.values())) {
            Matcher matcher = EXCEPTION.matcher(line.key());
            if (matcher.matches() && seen.add(matcher.group(1))) {
                exemption(line, "exception." + matcher.group(1) + ".").ifPresent(exemptions::add);
            }
        }
        return exemptions;
    }

    private Optional<Exemption> exemption(PropertyLine first, String prefix) {
        List<String> missing = Stream.of("rule", "class", "reason")
                .filter(part -> reason(prefix + part).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            problems.add(first.problem(
                    "the exception has no " + String.join(" and no ", missing),
                    missing.stream()
                            .map(part -> prefix + part + "=…")
                            .collect(Collectors.joining(" and ", "write ", ""))));
        }
        PropertyLine ruleLine = lines.get(prefix + "rule");
        if (!missing.isEmpty() || ruleLine == null || ruleOf(ruleLine, ruleLine.value()) == null) {
            return Optional.empty();
        }
        return Optional.of(new Exemption(
                first,
                ruleLine.value(),
                reason(prefix + "class"),
                line(prefix + "target").map(PropertyLine::value).orElse("*"),
                reason(prefix + "reason")));
    }

    private @Nullable Rule ruleOf(PropertyLine line, String id) {
        Rule rule = catalogue.get(id);
        if (rule == null) {
            String remedy = ClosestMatch.near(id.toUpperCase(Locale.ROOT), catalogue.keySet())
                    .map(near -> "write " + near + " or delete the line")
                    .orElse("`explain` lists the rules");
            problems.add(line.problem("there is no rule " + id, remedy));
        }
        return rule;
    }
}
