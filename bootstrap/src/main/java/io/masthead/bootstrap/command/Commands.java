package io.masthead.bootstrap.command;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line: reads what was typed, and runs it. */
@Command(
        name = "java -jar masthead.jar",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = "Without arguments, starts the service. Everything else is a setting: see docs/settings.md.")
public final class Commands {

    /** Everything was done. */
    static final int DONE = 0;

    /** A part was done. */
    static final int DONE_IN_PART = 1;

    /** Nothing was done. */
    static final int NOT_BEGUN = 2;

    private Commands() {}

    /**
     * Runs what was typed.
     *
     * @param arguments what was typed
     * @param host starts what commands work with: the use cases on the database, without a web server
     * @return the exit code
     */
    public static int run(String[] arguments, Supplier<ConfigurableApplicationContext> host) {
        CommandLine line = new CommandLine(new Commands()).addSubcommand(new ImportCommand(host));
        line.setParameterExceptionHandler((wrong, typed) -> {
            System.err.println(wrong.getMessage() + "; --help shows what there is.");
            return NOT_BEGUN;
        });
        return line.execute(arguments);
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {
                "Masthead "
                        + Optional.ofNullable(Commands.class.getPackage().getImplementationVersion())
                                .orElse("(not from its jar)")
            };
        }
    }
}
