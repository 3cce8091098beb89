package io.masthead.adapters.cli;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Command line: parses the arguments and runs the command. */
@Command(
        subcommands = CommandLine.HelpCommand.class,
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = {
            "Without a command, or with run, starts the service; everything else is a setting: see docs/settings.md.",
            "The distribution has one more command: train makes the next starts faster."
        })
@SuppressWarnings("NullAway.Init") // the command line fills it
public final class Commands {

    /** Exit code: the command succeeded. */
    static final int DONE = 0;

    /** Exit code: the command failed or succeeded in part, or the command line is wrong. */
    static final int FAILED = 1;

    /** Exit code: the command did not begin. */
    static final int NOT_BEGUN = 2;

    @Spec
    private CommandSpec command;

    private Commands() {}

    /**
     * Runs a command.
     *
     * @param arguments the arguments of the command line
     * @param importer opens the importer of posts; throws {@link CommandRefused} if the import cannot begin
     * @param admins opens the use cases of the admin role; throws {@link CommandRefused} if the command cannot begin
     * @param move opens the move of the embedded database; throws {@link CommandRefused} if it cannot begin
     * @param backups the backups of the database
     * @param explanation explains, in one sentence, a failure of a command that had begun
     * @return the exit code
     */
    public static int run(
            String[] arguments,
            Supplier<PostImporter> importer,
            Supplier<AdminAccess> admins,
            Supplier<DatabaseMove> move,
            Backups backups,
            Function<Exception, String> explanation) {
        try (Interruption interruption = new Interruption(Thread.currentThread())) {
            return line(importer, admins, move, backups, interruption)
                    .setExecutionExceptionHandler(new FailureSentence(explanation))
                    .execute(arguments);
        }
    }

    private static CommandLine line(
            Supplier<PostImporter> importer,
            Supplier<AdminAccess> admins,
            Supplier<DatabaseMove> move,
            Backups backups,
            Interruption interruption) {
        CommandLine line = new CommandLine(new Commands())
                .addSubcommand(new ImportCommand(importer))
                .addSubcommand(new AdminCommand(admins))
                .addSubcommand(new BackupCommand(backups, interruption))
                .addSubcommand(new RestoreCommand(backups, interruption))
                .addSubcommand(new MoveCommand(move));
        // The script that starts the JVM, if it was one.
        line.setCommandName(System.getProperty("masthead.command", "java -jar masthead.jar"));
        line.setParameterExceptionHandler((wrong, unused) -> {
            wrong.getCommandLine().getErr().println(sentenceOf(wrong));
            return FAILED;
        });
        return line;
    }

    private static String sentenceOf(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unmatched
                        && !unmatched.isUnknownOption()
                        && !wrong.getCommandLine().getSubcommands().isEmpty()
                ? "There is no command " + String.join(" ", unmatched.getUnmatched()) + "; --help lists them."
                : wrong.getMessage() + "; --help shows what there is.";
    }

    @Command(description = "Prints the version.")
    void version() {
        command.commandLine().printVersionHelp(command.commandLine().getOut());
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
