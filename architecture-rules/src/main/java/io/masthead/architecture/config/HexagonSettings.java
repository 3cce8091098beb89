package io.masthead.architecture.config;

import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleRun;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings in {@code hexagon.properties}.
 *
 * @param file the file
 * @param roots the root packages of the project
 * @param rootLine the line that names them
 * @param roles the configured patterns of the roles; an empty list for a role that no class has
 * @param sharedKernel the patterns of the classes of the domain that other parts of it share
 * @param outside the patterns of the classes without a role
 * @param domainAllow the types that the domain may use beyond itself
 * @param applicationAllow the types that ports and use cases may use beyond the core
 * @param seam the packages that may declare transactions; empty for bootstrap
 * @param configurations the names of the public configuration classes of adapters
 * @param hidden the packages of adapters in which only the configuration may be public
 * @param markLine the line that names the {@link #marks()}
 * @param entitiesStayInPackage whether entities stay in their package, not only in their adapter
 * @param switches the configured states of rules, by identity
 * @param sets the sets of rules that are run
 * @param exemptions the exceptions from rules
 * @param baseline the file or directory of the baseline
 * @param classes the lines with the paths of the classes; empty for the class path
 * @param poms the lines with the paths of the build files
 * @param guide the address that the pages of the rules are below
 */
public record HexagonSettings(
        Path file,
        List<String> roots,
        Optional<PropertyLine> rootLine,
        Map<HexagonRole, List<RolePattern>> roles,
        List<RolePattern> sharedKernel,
        List<RolePattern> outside,
        AllowedTypes domainAllow,
        AllowedTypes applicationAllow,
        List<RolePattern> seam,
        List<String> configurations,
        List<RolePattern> hidden,
        Optional<PropertyLine> markLine,
        boolean entitiesStayInPackage,
        Map<String, RuleSwitch> switches,
        Set<RuleSet> sets,
        List<Exemption> exemptions,
        Optional<Path> baseline,
        List<PropertyLine> classes,
        List<PropertyLine> poms,
        Optional<URI> guide) {

    /** {@return the name of the file, as messages show it} */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** {@return the root packages, as messages show them} */
    public String root() {
        return String.join(", ", roots);
    }

    /** {@return the annotations of which each driving port has exactly one; empty if it needs none} */
    public List<String> marks() {
        return markLine.map(PropertyLine::values).orElse(List.of());
    }

    /**
     * {@return whether the file says that no class has a role}
     *
     * @param role the role
     */
    public boolean hasNone(HexagonRole role) {
        return roles.containsKey(role) && roles.getOrDefault(role, List.of()).isEmpty();
    }

    /**
     * {@return the root package around a package; empty for packages outside of the project}
     *
     * @param packageName the name of the package
     */
    public Optional<String> rootOf(String packageName) {
        return roots.stream()
                .filter(root -> (packageName + ".").startsWith(root + "."))
                .max(Comparator.comparingInt(String::length));
    }

    /** {@return the directory that relative paths are resolved against} */
    public Path directory() {
        return Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .orElseThrow();
    }

    /**
     * {@return the state of a rule, and the reason if it is not the default}
     *
     * @param rule the rule
     */
    public RuleSwitch switchOf(Rule rule) {
        RuleSwitch configured = switches.get(rule.id());
        if (configured != null) {
            return configured;
        }
        if (!sets.contains(rule.set())) {
            return new RuleSwitch(
                    RuleRun.State.OFF, "sets does not name " + rule.set().key());
        }
        return new RuleSwitch(rule.severity() == Severity.ERROR ? RuleRun.State.ERROR : RuleRun.State.WARNING, "");
    }
}
