package io.masthead.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jmolecules.archunit.JMoleculesArchitectureRules;
import org.jmolecules.archunit.JMoleculesDddRules;

/**
 * The hexagonal, the onion and the DDD rules of jMolecules, with annotations on all packages. The hexagonal rules forbid
 * ports to use what is marked as the application, so the domain is unmarked for them.
 */
final class JMolecules implements Tool {

    private static final String HEXAGONAL = "@org.jmolecules.architecture.hexagonal.";
    private static final String ONION = "@org.jmolecules.architecture.onion.classical.";
    private static final String OUTERMOST = ONION + "InfrastructureRing ";

    private static final Map<String, String> ROLES = Map.of(
            "kernel", ONION + "DomainModelRing ",
            "domain", ONION + "DomainModelRing ",
            "port.out", HEXAGONAL + "SecondaryPort " + ONION + "DomainServiceRing ",
            "port.in", HEXAGONAL + "PrimaryPort " + ONION + "ApplicationServiceRing ",
            "application", HEXAGONAL + "Application " + ONION + "ApplicationServiceRing ",
            "web", HEXAGONAL + "PrimaryAdapter " + OUTERMOST,
            "cli", HEXAGONAL + "PrimaryAdapter " + OUTERMOST,
            "table", HEXAGONAL + "SecondaryAdapter " + OUTERMOST,
            "mail", HEXAGONAL + "SecondaryAdapter " + OUTERMOST,
            "bootstrap", OUTERMOST);

    private final Set<String> names;

    JMolecules(Set<String> names) {
        this.names = names;
    }

    @Override
    public String title() {
        return "jMolecules";
    }

    @Override
    public String jar() {
        return "jmolecules-archunit";
    }

    @Override
    public List<CorpusCase> adapt(List<CorpusCase> cases) {
        return Corpus.annotated(
                cases,
                packageName -> ROLES.entrySet().stream()
                        .filter(role -> (packageName + ".").startsWith(Corpus.PACKAGES + role.getKey() + "."))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(""));
    }

    @Override
    public Findings check(Path directory) {
        JavaClasses classes = new ClassFileImporter().importPackages(CorpusCase.ROOT);
        List<String> violations = Stream.of(
                        JMoleculesArchitectureRules.ensureHexagonal(),
                        JMoleculesArchitectureRules.ensureOnionClassical(),
                        JMoleculesDddRules.all())
                .flatMap(rule -> ArchUnit.reported(rule, classes).stream())
                .toList();
        return Findings.in(violations, List.of(), names);
    }
}
