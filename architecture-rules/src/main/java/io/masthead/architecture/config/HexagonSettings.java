package io.masthead.architecture.config;

import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleRun;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code hexagon.properties} says.
 *
 * @param file the file
 * @param root the package that the project shares
 * @param roles where roles are looked for, if that is said; an empty list for a role that nobody plays
 * @param outside packages that play no role
 * @param domainAllow what the domain may use beyond itself
 * @param applicationAllow what ports and use cases may use beyond the core
 * @param seam where transactions may be declared; empty for bootstrap
 * @param configurations names of the classes by which an adapter is found
 * @param hidden packages of adapters of which nothing but the configuration is public
 * @param marks annotations of which each driving port has one; empty if it needs none
 * @param entitiesStayInPackage whether entities stay in their package, not only in their adapter
 * @param switches what is said of rules, by identity
 * @param sets the rules that are run
 * @param exemptions findings that are let be
 * @param baseline the file of known findings
 * @param classes where the classes are; empty for the class path
 * @param poms the build files
 */
public record HexagonSettings(
        Path file,
        String root,
        Map<HexagonRole, List<RolePattern>> roles,
        List<RolePattern> outside,
        List<PackagePattern> domainAllow,
        List<PackagePattern> applicationAllow,
        List<RolePattern> seam,
        List<String> configurations,
        List<RolePattern> hidden,
        List<String> marks,
        boolean entitiesStayInPackage,
        Map<String, RuleSwitch> switches,
        Set<RuleSet> sets,
        List<Exemption> exemptions,
        Optional<Path> baseline,
        List<PropertyLine> classes,
        List<PropertyLine> poms) {

    /** {@return the name of the file, as problems give it} */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** {@return the directory that relative paths start from} */
    public Path directory() {
        return Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .orElseThrow();
    }

    /**
     * {@return whether a rule counts, and why if that is not by default}
     *
     * @param rule the rule
     */
    public RuleSwitch switchOf(Rule rule) {
        RuleSwitch said = switches.get(rule.id());
        if (said != null) {
            return said;
        }
        if (!sets.contains(rule.set())) {
            return new RuleSwitch(
                    RuleRun.State.OFF, "sets does not name " + rule.set().key());
        }
        return new RuleSwitch(rule.severity() == Severity.ERROR ? RuleRun.State.ERROR : RuleRun.State.WARNING, "");
    }
}
