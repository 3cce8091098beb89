package io.masthead.architecture.cli;

import io.masthead.architecture.config.Misconfigured;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Command line: parses the arguments and runs the command. */
@Command(
        name = "java -jar masthead-architecture-rules-cli.jar",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {InitCommand.class, CheckCommand.class, ExplainCommand.class, DocsCommand.class},
        description = "Holds compiled classes to the rules of a hexagon, as hexagon.properties describes it.")
public final class Main {

    /** Exit code: no rule is violated. */
    static final int CLEAN = 0;

    /** Exit code: rules are violated, or the baseline is out of date. */
    static final int BROKEN = 1;

    /** Exit code: the rules could not be run. */
    static final int NOT_RUN = 2;

    private Main() {}

    /**
     * Runs the command and ends the process.
     *
     * @param arguments the arguments
     */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err));
    }

    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false) // --classpath reads its file itself, for it may be empty
                .setParameterExceptionHandler((wrong, typed) -> {
                    err.println(wrong.getMessage() + "; --help shows what there is.");
                    return NOT_RUN;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof Misconfigured misconfigured) {
                        misconfigured.problems().forEach(err::println);
                        return NOT_RUN;
                    }
                    throw failure;
                })
                .setExitCodeExceptionMapper(failure -> NOT_RUN);
        if (arguments.length == 0) {
            line.usage(err);
            return NOT_RUN;
        }
        int code = line.execute(arguments);
        out.flush();
        err.flush();
        return code;
    }

    /** Version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {
                "Masthead architecture rules "
                        + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                                .orElse("(not from its jar)")
            };
        }
    }
}
