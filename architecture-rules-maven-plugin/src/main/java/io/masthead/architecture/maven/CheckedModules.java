package io.masthead.architecture.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Modules that are checked together, and those that the check has to wait for or cannot read. */
final class CheckedModules {

    /** The modules of a build that have come to this goal. */
    private static final Map<MavenExecutionRequest, Set<MavenProject>> REACHED = new WeakHashMap<>();

    private final MavenSession session;
    private final MavenProject current;
    private final MojoExecution execution;
    private final List<MavenProject> below;
    private final List<MavenProject> leftOut;
    private final Set<MavenProject> reached;

    /**
     * Takes note that the goal has come to a module.
     *
     * @param directory the directory that the modules are below; those of the whole build if none is
     * @param session the build
     * @param current the module
     * @param execution the goal
     */
    CheckedModules(Path directory, MavenSession session, MavenProject current, MojoExecution execution) {
        this.session = session;
        this.current = current;
        this.execution = execution;
        this.below = below(directory, session.getProjects());
        this.leftOut = below(directory, session.getAllProjects()).stream()
                .filter(module -> !module.getPackaging().equals("pom") && !below.contains(module))
                .toList();
        synchronized (REACHED) {
            Set<MavenProject> all = REACHED.computeIfAbsent(session.getRequest(), build -> new HashSet<>());
            all.add(current);
            this.reached = Set.copyOf(all);
        }
    }

    /** {@return the modules that the check waits for: the last with the goal, with {@code -T} those that have not come} */
    List<String> awaited() {
        List<MavenProject> checking = below.stream().filter(this::hasGoal).toList();
        return session.isParallel()
                ? names(checking.stream().filter(module -> !reached.contains(module)))
                : names(checking.stream().skip(Math.max(0, checking.size() - 1)).filter(last -> !last.equals(current)));
    }

    /** {@return the modules that this build leaves out} */
    List<String> leftOut() {
        return leftOut.stream().map(MavenProject::getArtifactId).sorted().toList();
    }

    /** {@return the modules with code that are not built yet} */
    List<String> unbuilt() {
        return names(below.stream().filter(module -> !isBuilt(module) && hasCode(module)));
    }

    /** {@return the directories of the classes that are compiled} */
    List<Path> outputs() {
        return below.stream()
                .filter(this::isBuilt)
                .map(module -> Path.of(module.getBuild().getOutputDirectory()))
                .filter(Files::isDirectory)
                .toList();
    }

    /** {@return the class path of the modules} */
    List<Path> libraries() {
        return below.stream()
                .flatMap(module -> module.getArtifacts().stream())
                .map(Artifact::getFile)
                .filter(file -> file != null && file.exists())
                .map(File::toPath)
                .distinct()
                .toList();
    }

    /** Tells whether the goal is run in a module: in each, if it is called on the command line. */
    private boolean hasGoal(MavenProject module) {
        Optional<Plugin> plugin =
                Optional.ofNullable(module.getPlugin(execution.getPlugin().getKey()));
        if (execution.getSource() == MojoExecution.Source.CLI) {
            return plugin.filter(CheckedModules::isSkipped).isEmpty();
        }
        return plugin.stream()
                .flatMap(each -> each.getExecutions().stream())
                .filter(each -> each.getGoals().contains(execution.getGoal()))
                .anyMatch(each -> !"none".equals(each.getPhase()) && !isSkipped(each));
    }

    private static boolean isSkipped(ConfigurationContainer container) {
        return container.getConfiguration() instanceof Xpp3Dom configuration
                && configuration.getChild("skip") != null
                && Boolean.parseBoolean(configuration.getChild("skip").getValue());
    }

    private boolean isBuilt(MavenProject module) {
        return reached.contains(module) || session.getResult().getBuildSummary(module) != null;
    }

    private static boolean hasCode(MavenProject module) {
        return Stream.concat(
                        Stream.of(module.getBasedir().toPath().resolve("src/main")),
                        module.getCompileSourceRoots().stream().map(Path::of))
                .anyMatch(Files::isDirectory);
    }

    private static List<String> names(Stream<MavenProject> modules) {
        return modules.map(MavenProject::getArtifactId).toList();
    }

    private static List<MavenProject> below(Path directory, List<MavenProject> projects) {
        List<MavenProject> below = projects.stream()
                .filter(module -> module.getBasedir().toPath().startsWith(directory))
                .toList();
        return below.isEmpty() ? projects : below;
    }
}
