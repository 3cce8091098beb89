package io.masthead.architecture.rules;

import io.masthead.architecture.model.Project;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Rule about cycles between packages, regardless of the roles of their classes. */
final class PackageRules {

    private static final Rule ACYCLIC = new Rule(
            "HEX-602",
            "packages-have-no-cycles",
            "the packages of the project, the root package included, do not depend on each other in a cycle",
            "packages in a cycle can only be understood, tested and reused together",
            "move a class to the package that it belongs to, or invert one dependency; the arrow with the fewest"
                    + " dependencies is the easiest to remove",
            Severity.ERROR,
            RuleSet.HEXAGON);

    private PackageRules() {}

    static List<Check> all() {
        return List.of(new Check(ACYCLIC, Project::classes, PackageRules::cycles));
    }

    private static Stream<RuleViolation> cycles(Project project) {
        return PackageGraph.of(project).cycles().stream().map(PackageCycle::violation);
    }
}
