package io.masthead.architecture.maven;

import io.masthead.architecture.Hexagon;
import io.masthead.architecture.ReportOutput;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.model.ClassPathResolver;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportFormat;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Holds the compiled classes of all modules below a {@code hexagon.properties} to the rules of a hexagon, once, after the
 * last of these modules.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class CheckMojo extends AbstractMojo {

    /** The modules of a build with {@code -T} that have come to this goal. */
    private static final Map<MavenExecutionRequest, Set<MavenProject>> REACHED = new WeakHashMap<>();

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /**
     * The configuration, relative to the directory in which Maven was started; by default {@code hexagon.properties} of the
     * module or of the nearest directory above.
     */
    @Parameter(property = "hexagon.config")
    private @Nullable String config;

    /**
     * Further reports, like {@code sarif=target/hexagon.sarif}: {@code text}, {@code json}, {@code sarif}, {@code junit},
     * {@code github} or {@code markdown}, into a file beside the configuration or, without one, into the log.
     */
    @Parameter(property = "hexagon.formats")
    private List<String> formats = List.of();

    /** Whether what is found becomes the new baseline. */
    @Parameter(property = "hexagon.updateBaseline", defaultValue = "false")
    private boolean updateBaseline;

    /** Whether nothing is checked. */
    @Parameter(property = "hexagon.skip", defaultValue = "false")
    private boolean skip;

    /** Creates the goal; Maven then sets its parameters. */
    public CheckMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Not checked: hexagon.skip is set");
            return;
        }
        List<ReportOutput> further = further();
        try {
            Hexagon hexagon = config == null
                    ? Hexagon.found(project.getBasedir().toPath())
                    : Hexagon.configured(
                            Path.of(session.getExecutionRootDirectory()).resolve(config));
            check(hexagon, further);
        } catch (Misconfigured wrong) {
            throw new MojoExecutionException(String.join(System.lineSeparator(), wrong.problems()));
        }
    }

    private List<ReportOutput> further() throws MojoExecutionException {
        try {
            return formats.stream().map(ReportOutput::parse).toList();
        } catch (IllegalArgumentException wrong) {
            throw new MojoExecutionException("formats: " + wrong.getMessage());
        }
    }

    private void check(Hexagon hexagon, List<ReportOutput> further) throws MojoFailureException {
        Path directory = hexagon.directory().toAbsolutePath();
        List<MavenProject> below = below(directory, session.getProjects());
        Path top = Path.of(session.getExecutionRootDirectory());
        if (!top.equals(directory) && top.startsWith(directory) && Files.exists(directory.resolve("pom.xml"))) {
            getLog().warn("Not checked, since this build leaves out modules: run it in " + directory);
            return;
        }
        List<String> waiting = waiting(below);
        if (!waiting.isEmpty()) {
            getLog().info("All modules below " + directory + " are checked together, after the last one: "
                    + String.join(", ", waiting));
            return;
        }
        List<String> missing = below(directory, session.getAllProjects()).stream()
                .filter(module -> !module.getPackaging().equals("pom") && !below.contains(module))
                .map(MavenProject::getArtifactId)
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            getLog().warn("Not checked, since this build leaves out modules: " + String.join(", ", missing));
            return;
        }
        Report report = report(hexagon.overUnlessNamed(outputs(below)), libraries(below));
        write(report, directory, further);
        if (!report.isClean()) {
            throw new MojoFailureException(
                    report.failure().orElseThrow().lines().findFirst().orElseThrow());
        }
    }

    /** Returns the modules for which the check waits: the last one, or with {@code -T} those that have not come so far. */
    private List<String> waiting(List<MavenProject> below) {
        if (!session.isParallel()) {
            MavenProject last = below.get(below.size() - 1);
            return last.equals(project) ? List.of() : List.of(last.getArtifactId());
        }
        synchronized (REACHED) {
            Set<MavenProject> reached = REACHED.computeIfAbsent(session.getRequest(), build -> new HashSet<>());
            reached.add(project);
            return below.stream()
                    .filter(module -> !reached.contains(module))
                    .map(MavenProject::getArtifactId)
                    .toList();
        }
    }

    /** Runs one check at a time: the class path is one for the JVM. */
    private Report report(Hexagon hexagon, List<Path> libraries) {
        synchronized (CheckMojo.class) {
            ClassPathResolver.use(libraries);
            return updateBaseline ? hexagon.updateBaseline() : hexagon.check();
        }
    }

    private void write(Report report, Path directory, List<ReportOutput> further) {
        Consumer<String> log = text -> text.lines().forEach(report.isClean() ? getLog()::info : getLog()::error);
        Stream.concat(Stream.of(new ReportOutput(ReportFormat.TEXT, Optional.empty())), further.stream())
                .map(output -> new ReportOutput(output.format(), output.file().map(directory::resolve)))
                .forEach(output -> output.write(report, log));
    }

    /** Returns the modules below a directory, and all if the configuration lies elsewhere. */
    private static List<MavenProject> below(Path directory, List<MavenProject> projects) {
        List<MavenProject> below = projects.stream()
                .filter(module -> module.getBasedir().toPath().startsWith(directory))
                .toList();
        return below.isEmpty() ? projects : below;
    }

    private static List<Path> outputs(List<MavenProject> modules) {
        return modules.stream()
                .map(module -> Path.of(module.getBuild().getOutputDirectory()))
                .filter(Files::isDirectory)
                .toList();
    }

    private static List<Path> libraries(List<MavenProject> modules) {
        return modules.stream()
                .flatMap(module -> module.getArtifacts().stream())
                .map(Artifact::getFile)
                .filter(file -> file != null && file.exists())
                .map(File::toPath)
                .distinct()
                .toList();
    }
}
