package io.masthead.architecture.cli;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.init.ConfigurationProposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command that writes a configuration, inferred from compiled classes. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Writes a hexagon.properties for compiled classes, with the reason for each line.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class InitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CLASSES",
            description = "Directories of classes and jars; without any, the output of the Maven or Gradle build here.")
    private List<Path> classes = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "hexagon.properties",
            description = "The file to write, beside the build; by default ${DEFAULT-VALUE}. It must not exist yet.")
    private Path config;

    @Mixin
    private ClassPathOption classPath;

    @Override
    public Integer call() {
        if (Files.exists(config)) {
            throw new Misconfigured(
                    List.of(config + ": it exists already; delete it first, or name another file by --config"));
        }
        classPath.use();
        Path directory =
                Optional.ofNullable(config.toAbsolutePath().getParent()).orElseThrow();
        ConfigurationProposal proposal = classes.isEmpty()
                ? ConfigurationProposal.ofBuild(directory)
                : ConfigurationProposal.ofClasses(directory, classes);
        try {
            Files.writeString(config, proposal.text());
        } catch (IOException failed) {
            throw new Misconfigured(
                    List.of(config + ": it cannot be written (" + failed + "); name a file that can be by --config"));
        }
        spec.commandLine().getOut().println("Wrote " + config + "; read its comments, then run check.");
        proposal.remarks().forEach(spec.commandLine().getErr()::println);
        return Main.CLEAN;
    }
}
