package io.masthead.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import io.masthead.architecture.baseline.Baseline;
import io.masthead.architecture.baseline.Baseline.Applied;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.config.HexagonSettingsReader;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.model.BuildModules;
import io.masthead.architecture.model.ClassPathResolver;
import io.masthead.architecture.model.ClassPaths;
import io.masthead.architecture.model.Classes;
import io.masthead.architecture.model.Nesting;
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
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entry point of the architecture rules, for the project that {@code hexagon.properties} describes.
 *
 * <p>A test needs one line: {@code Hexagon.verify();}
 */
public final class Hexagon {

    private static final String FILE = "hexagon.properties";

    private final HexagonSettings settings;
    private final Optional<List<Path>> classes;
    private @Nullable Collection<JavaClass> imported;

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
        return found(Path.of("").toAbsolutePath());
    }

    /**
     * {@return the rules, configured by the nearest {@code hexagon.properties} in a directory or above}
     *
     * @param start the directory
     * @throws Misconfigured if there is no such file, or it is invalid
     */
    public static Hexagon found(Path start) {
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            Path file = directory.resolve(FILE);
            if (Files.isRegularFile(file)) {
                return configured(file);
            }
        }
        throw new Misconfigured(List.of(FILE + ": it is neither in " + start
                + " nor above; the command init writes one, or write one that says at least root=com.example.shop"));
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
     * {@return the same rules, over other classes if the file names none}
     *
     * @param paths directories and jars
     */
    public Hexagon overUnlessNamed(List<Path> paths) {
        return settings.classes().isEmpty() ? over(paths) : this;
    }

    /**
     * {@return the locations of the classes that the file names, by default the production classes of the class path}
     *
     * @throws Misconfigured if one of them is missing or cannot be read
     */
    public Set<Location> locations() {
        if (settings.classes().isEmpty()) {
            return settings.roots().stream()
                    .flatMap(root -> Locations.ofPackage(root).stream())
                    .filter(new ImportOption.DoNotIncludeTests()::includes)
                    .collect(Collectors.toSet());
        }
        return Set.copyOf(Classes.locations(ClassPaths.of(settings.directory(), settings.classes())));
    }

    /** {@return the file that configures the rules} */
    public Path configuration() {
        return settings.file();
    }

    /** {@return the directory of that file} */
    public Path directory() {
        return settings.directory();
    }

    /**
     * {@return the report of a run of all rules}
     *
     * @throws Misconfigured if the rules cannot be run, or would have nothing to check
     */
    public Report check() {
        return check(imported());
    }

    /**
     * {@return the report of a run of all rules over imported classes}
     *
     * @param imported the classes
     * @throws Misconfigured if the rules cannot be run, or would have nothing to check
     */
    public Report check(Collection<JavaClass> imported) {
        Optional<Baseline> baseline = settings.baseline().map(file -> baseline(file, imported));
        return run(
                imported,
                (violations, exists) -> baseline.map(known -> known.apply(violations, exists, today()))
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
        Collection<JavaClass> read = imported();
        Baseline baseline = baseline(file, read);
        return run(read, (violations, exists) -> {
            baseline.update(violations, exists);
            return baseline(file, read).apply(violations, exists, today());
        });
    }

    /**
     * {@return the types that classes of the project extend, implement or are annotated with, and that neither they nor
     * the class path contain: what such a type extends in turn, the rules do not know}
     *
     * @throws Misconfigured if the classes cannot be read
     */
    public List<String> unresolvedTypes() {
        return ClassPathResolver.unresolved(imported());
    }

    /**
     * {@return a sentence about the classes that were read and are not below a root package, so that no rule checks them;
     * empty if there are none}
     *
     * @throws Misconfigured if the classes cannot be read
     */
    public Optional<String> uncheckedClasses() {
        List<String> names = imported().stream()
                .filter(type -> settings.rootOf(type.getPackageName()).isEmpty() && !Nesting.isDescriptor(type))
                .map(Nesting::topName)
                .distinct()
                .sorted()
                .toList();
        return names.stream()
                .findFirst()
                .map(first -> "Not checked, since not below root: " + first
                        + (names.size() == 1 ? "" : " and " + (names.size() - 1) + " more")
                        + "; add the package to root, if it is yours.");
    }

    private Baseline baseline(Path file, Collection<JavaClass> read) {
        Set<String> modules = read.stream().map(BuildModules::nameOf).collect(Collectors.toSet());
        return Baseline.read(settings.directory(), file, modules);
    }

    private Report run(
            Collection<JavaClass> imported, BiFunction<List<ReportedViolation>, Predicate<String>, Applied> baseline) {
        Project project = RoleAssignment.assign(settings, imported);
        Set<String> names = project.classes()
                .flatMap(type -> Stream.of(type.getName(), type.getPackageName()))
                .collect(Collectors.toSet());
        // What is not below the root, like modules and classes of libraries, is taken to be there still.
        Predicate<String> exists =
                name -> names.contains(name) || settings.rootOf(name).isEmpty();
        return new Run(settings, project).report(violations -> baseline.apply(violations, exists));
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
        report.failure().ifPresent(message -> {
            throw new AssertionError(message);
        });
    }

    private Collection<JavaClass> imported() {
        Collection<JavaClass> known = imported;
        if (known == null) {
            known = read();
            imported = known;
        }
        return known;
    }

    private Collection<JavaClass> read() {
        if (classes.isPresent()) {
            return Classes.of(classes.get());
        }
        return settings.classes().isEmpty()
                ? Classes.ofClassPath(settings.roots())
                : Classes.of(ClassPaths.of(settings.directory(), settings.classes()));
    }
}
