package io.masthead.architecture;

import com.societegenerale.commons.plugin.Log;
import com.societegenerale.commons.plugin.model.RootClassFolder;
import com.societegenerale.commons.plugin.model.Rules;
import com.societegenerale.commons.plugin.rules.HexagonalArchitectureTest;
import com.societegenerale.commons.plugin.rules.NoAutowiredFieldTest;
import com.societegenerale.commons.plugin.rules.NoInjectedFieldTest;
import com.societegenerale.commons.plugin.rules.NoJavaUtilDateRuleTest;
import com.societegenerale.commons.plugin.rules.NoJodaTimeRuleTest;
import com.societegenerale.commons.plugin.rules.NoPublicFieldRuleTest;
import com.societegenerale.commons.plugin.rules.NoStandardStreamRuleTest;
import com.societegenerale.commons.plugin.service.RuleInvokerService;
import com.societegenerale.commons.plugin.service.ScopePathProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The preconfigured rules of the ArchUnit plugin of Société Générale that are about production code, but for those about
 * names, constants and collections. Its hexagon consists of the packages domain, infrastructure and config.
 */
final class SocieteGenerale implements Tool {

    private static final List<Class<?>> RULES = List.of(
            HexagonalArchitectureTest.class,
            NoAutowiredFieldTest.class,
            NoInjectedFieldTest.class,
            NoJavaUtilDateRuleTest.class,
            NoJodaTimeRuleTest.class,
            NoPublicFieldRuleTest.class);

    private final Set<String> names;

    SocieteGenerale(Set<String> names) {
        this.names = names;
    }

    @Override
    public String title() {
        return "Société Générale";
    }

    @Override
    public String jar() {
        return "arch-unit-build-plugin-core";
    }

    @Override
    public List<CorpusCase> adapt(List<CorpusCase> cases) {
        return Corpus.replaced(
                cases,
                source -> source.replaceAll("com\\.acme\\.(web|cli|table|mail)\\b", "com.acme.infrastructure.$1")
                        .replaceAll("com\\.acme\\.kernel\\b", "com.acme.domain.kernel")
                        .replaceAll("com\\.acme\\.bootstrap\\b", "com.acme.config"));
    }

    private static String original(String report) {
        return report.replace("com.acme.infrastructure.", Corpus.PACKAGES)
                .replace("com.acme.domain.kernel.", "com.acme.kernel.")
                .replace("com.acme.config.", "com.acme.bootstrap.");
    }

    @Override
    public Findings check(Path classes) throws ReflectiveOperationException {
        List<String> violations = new ArrayList<>();
        for (Class<?> rule : RULES) {
            violations.addAll(reports(rule, classes, Set.of()));
        }
        violations.addAll(reports(NoStandardStreamRuleTest.class, classes, Set.of("com/acme/config/")));
        return Findings.in(violations, List.of(), names);
    }

    /**
     * Runs a rule until it has reported everything: one that consists of several checks ends with the first that fails. So
     * reported classes are excluded from the next run, as if they had been corrected.
     */
    private static List<String> reports(Class<?> rule, Path classes, Set<String> excluded)
            throws ReflectiveOperationException {
        List<String> reports = new ArrayList<>();
        Set<String> excludedPaths = new TreeSet<>(excluded);
        boolean more = true;
        while (more) {
            String report = new RuleInvokerService(
                            new Silence(),
                            new Folder(classes),
                            excludedPaths,
                            classes.getParent().toString())
                    .invokeRules(new Rules(List.of(rule.getName()), List.of()));
            reports.add(original(report));
            more = false;
            for (String line : report.lines().toList()) {
                more |= excludedPaths.addAll(pathsIn(line, classes));
            }
        }
        return reports;
    }

    private static Set<String> pathsIn(String line, Path classes) {
        Set<String> paths = new TreeSet<>();
        Matcher matcher = Pattern.compile("com\\.acme\\.[\\w.$]+").matcher(line);
        if (matcher.find()) {
            String path = matcher.group().replace('.', '/');
            while (path.contains("/")
                    && !classes.resolve(path + ".class").toFile().exists()) {
                path = path.substring(0, path.lastIndexOf('/'));
            }
            if (path.contains("/")) {
                paths.add(path + ".class");
            }
        }
        return paths;
    }

    private record Folder(Path classes) implements ScopePathProvider {

        @Override
        public RootClassFolder getMainClassesPath() {
            return new RootClassFolder(classes.toString());
        }

        @Override
        public RootClassFolder getTestClassesPath() {
            return getMainClassesPath();
        }
    }

    private static final class Silence implements Log {

        @Override
        public boolean isInfoEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public void info(String text) {}

        @Override
        public void debug(String text) {}

        @Override
        public void warn(String text) {}

        @Override
        public void warn(String text, Throwable cause) {}

        @Override
        public void debug(String text, Throwable cause) {}
    }
}
