package io.masthead.adapters.cli;

import java.util.Optional;
import java.util.function.Supplier;
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
     * @param importer opens what imports posts; throws {@link CommandRefused} if that cannot begin
     * @return the exit code
     */
    public static int run(String[] arguments, Supplier<PostImporter> importer) {
        CommandLine line = new CommandLine(new Commands()).addSubcommand(new ImportCommand(importer));
        line.setParameterExceptionHandler((wrong, typed) -> {
            wrong.getCommandLine().getErr().println(wrong.getMessage() + "; --help shows what there is.");
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
