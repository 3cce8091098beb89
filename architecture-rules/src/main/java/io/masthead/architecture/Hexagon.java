package io.masthead.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.baseline.Baseline;
import io.masthead.architecture.baseline.Baseline.Applied;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.config.HexagonSettingsReader;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.model.ClassPaths;
import io.masthead.architecture.model.Classes;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.RoleAssignment;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportedViolation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Entry point of the architecture rules, for the project that {@code hexagon.properties} describes.
 *
 * <p>A test needs one line: {@code Hexagon.verify();}
 */
public final class Hexagon {

    private static final String FILE = "hexagon.properties";

    private final HexagonSettings settings;
    private final Optional<List<Path>> classes;

    private Hexagon(HexagonSettings settings, Optional<List<Path>> classes) {
        this.settings = settings;
        this.classes = classes;
    }

    /**
     * Checks the production classes that {@code hexagon.properties} names, by default those of the class path. The file
     * is searched for in the working directory, then in each directory above.
     *
     * @throws AssertionError if a rule is violated; its message names classes, files, lines and remedies
     * @throws Misconfigured if the rules cannot be run, or would have nothing to check
     */
    public static void verify() {
        verify(found().check());
    }

    /**
     * {@return the rules, configured by the nearest {@code hexagon.properties} in the working directory or above}
     *
     * @throws Misconfigured if there is no such file, or it is invalid
     */
    public static Hexagon found() {
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            Path file = directory.resolve(FILE);
            if (Files.isRegularFile(file)) {
                return configured(file);
            }
        }
        throw new Misconfigured(List.of(FILE + ": it is neither in "
                + Path.of("").toAbsolutePath() + " nor above; write one that says at least root=com.example.shop"));
    }

    /**
     * {@return the rules, configured by a file}
     *
     * @param file the file
     * @throws Misconfigured if it is invalid
     */
    public static Hexagon configured(Path file) {
        return new Hexagon(HexagonSettingsReader.read(file, Rules.all()), Optional.empty());
    }

    /**
     * {@return the same rules over other classes than those that the file names}
     *
     * @param paths directories and jars
     */
    public Hexagon over(List<Path> paths) {
        return new Hexagon(settings, Optional.of(List.copyOf(paths)));
    }

    /**
     * {@return the report of a run of all rules}
     *
     * @throws Misconfigured if the rules cannot be run, or would have nothing to check
     */
    public Report check() {
        Optional<Baseline> baseline = settings.baseline().map(this::baseline);
        return run(violations -> baseline.map(known -> known.apply(violations, today()))
                .orElseGet(() -> new Applied(violations, List.of())));
    }

    /**
     * Runs all rules and writes their violations as the new baseline.
     *
     * @return the report, in which the baseline accepts all violations
     * @throws Misconfigured if the rules cannot be run, or no baseline is configured, or it is read-only here
     */
    public Report updateBaseline() {
        Path file = settings.baseline()
                .orElseThrow(() -> new Misconfigured(List.of(settings.name()
                        + ": it names no baseline; write baseline=hexagon-baseline.txt, or the name of a directory"
                        + " that exists, for a file of each module")));
        Baseline baseline = baseline(file);
        return run(violations -> {
            baseline.update(violations);
            return baseline(file).apply(violations, today());
        });
    }

    private Baseline baseline(Path file) {
        return Baseline.read(settings.directory(), file);
    }

    private Report run(Function<List<ReportedViolation>, Applied> baseline) {
        Project project = RoleAssignment.assign(settings, imported());
        return new Run(settings, project).report(baseline);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /**
     * Fails if a report is not clean.
     *
     * @param report the report
     * @throws AssertionError if it is not clean
     */
    static void verify(Report report) {
        Stream<String> failures = report.violations().stream()
                .filter(ReportedViolation::fails)
                .map(violation -> violation.rule().id() + " " + violation.rule().name() + ": " + violation.text());
        List<String> problems =
                Stream.concat(failures, report.baseline().stream()).toList();
        if (!problems.isEmpty()) {
            throw new AssertionError("The architecture is broken:" + System.lineSeparator()
                    + String.join(System.lineSeparator(), problems));
        }
    }

    private Collection<JavaClass> imported() {
        if (classes.isPresent()) {
            return Classes.of(classes.get());
        }
        return settings.classes().isEmpty()
                ? Classes.ofClassPath(settings.root())
                : Classes.of(ClassPaths.of(settings.directory(), settings.classes()));
    }
}
