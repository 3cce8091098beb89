package io.masthead.architecture.maven;

import io.masthead.architecture.Hexagon;
import io.masthead.architecture.ReportOutput;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.model.ClassPathResolver;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Holds the compiled classes of all modules below a {@code hexagon.properties} to the rules of a hexagon, once, in the
 * last of these modules that has the goal.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class CheckMojo extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /**
     * The configuration, relative to the directory in which Maven was started; by default {@code hexagon.properties} of the
     * module or of the nearest directory above.
     */
    @Parameter(property = "hexagon.config")
    private @Nullable String config;

    /**
     * Further reports, like {@code sarif=target/hexagon.sarif}: {@code text}, {@code json}, {@code sarif}, {@code junit},
     * {@code github} or {@code markdown}, into a file beside the configuration or, without one, into the log;
     * {@code github} onto the standard output.
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
            write(wrong.problems(), further);
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
        Path top = Path.of(session.getExecutionRootDirectory());
        if (!top.equals(directory) && top.startsWith(directory) && Files.exists(directory.resolve("pom.xml"))) {
            getLog().warn("Not checked, since this build leaves out modules: run it in " + directory);
            return;
        }
        CheckedModules modules = new CheckedModules(directory, session, project, execution);
        List<String> awaited = modules.awaited();
        if (!awaited.isEmpty()) {
            getLog().info("All modules below " + directory + " are checked together, after the last one: "
                    + String.join(", ", awaited));
            return;
        }
        List<String> leftOut = modules.leftOut();
        if (!leftOut.isEmpty()) {
            getLog().warn("Not checked, since this build leaves out modules: " + String.join(", ", leftOut));
            return;
        }
        List<String> unbuilt = modules.unbuilt();
        if (!unbuilt.isEmpty()) {
            getLog().warn("Not checked, since they are built after " + project.getArtifactId() + ": "
                    + String.join(", ", unbuilt) + "; declare the goal in the last of them too");
        }
        Hexagon checked = hexagon.overUnlessNamed(modules.outputs());
        Report report = report(checked, modules.libraries());
        checked.uncheckedClasses().ifPresent(getLog()::warn);
        write(report, directory, further);
        if (!report.isClean()) {
            throw new MojoFailureException(
                    report.failure().orElseThrow().lines().findFirst().orElseThrow());
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
                .map(output -> in(directory, output))
                .forEach(output -> output.write(report, console(output, log)));
    }

    private void write(List<String> problems, List<ReportOutput> further) {
        Path directory = Path.of(session.getExecutionRootDirectory());
        further.stream()
                .map(output -> in(directory, output))
                .forEach(output -> output.write(problems, console(output, getLog()::error)));
    }

    private static ReportOutput in(Path directory, ReportOutput output) {
        return new ReportOutput(output.format(), output.file().map(directory::resolve));
    }

    /** Returns the log, or for GitHub the standard output: it reads commands at the start of a line only. */
    private static Consumer<String> console(ReportOutput output, Consumer<String> log) {
        return output.format() == ReportFormat.GITHUB ? System.out::print : log;
    }
}
