package io.masthead.adapters.cli;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports posts from a file. Importing the same file again within a day adds only the missing posts. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Imports posts from a file with one JSON object a line, as POST /posts takes it. The same command"
                + " again continues where it stopped.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every line is in",
            "1:some lines are not, or the command line is wrong",
            "2:it could not begin"
        },
        exitCodeOnExecutionException = Commands.NOT_BEGUN)
@SuppressWarnings("NullAway.Init") // the command line fills it
final class ImportCommand implements Callable<Integer> {

    private final Supplier<PostImporter> importer;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file, in UTF-8.")
    private Path file;

    @Option(names = "--as", required = true, paramLabel = "EMAIL", description = "The address of the author's account.")
    private String email;

    ImportCommand(Supplier<PostImporter> importer) {
        this.importer = importer;
    }

    @Override
    public Integer call() {
        EmailAddress address = address();
        ImportFile source = ImportFile.read(file);
        try (PostImporter opened = importer.get()) {
            UserId author = opened.findAuthor(address)
                    .orElseThrow(() -> new CommandRefused("No account has the address " + email + "."));
            return run(source, author, opened);
        }
    }

    private EmailAddress address() {
        try {
            return new EmailAddress(email);
        } catch (InvalidValue invalid) {
            throw new CommandRefused("--as takes the address of an account, which " + email + " is not.", invalid);
        }
    }

    private int run(ImportFile source, UserId author, PostImporter importer) {
        ImportResult result = new ImportResult(source.path());
        try (InputStream lines = Files.newInputStream(source.path());
                Progress progress = Progress.of("Importing", "lines", source.lines(), err())) {
            importer.run(lines, source.digest(), author, line -> {
                result.add(line);
                progress.reach(line.line());
            });
        } catch (IOException gone) {
            throw new CommandRefused("The file " + source.path() + " cannot be read any more.", gone);
        }
        return report(source, result);
    }

    private int report(ImportFile source, ImportResult result) {
        result.violations().forEach(err()::println);
        Optional<Path> copy = Optional.empty();
        if (!result.refused().isEmpty()) {
            try {
                copy = Optional.of(RefusedLines.copy(source.path(), result.refused()));
            } catch (IOException unwritable) {
                err().println("The lines that were refused could not be written beside " + source.path() + ".");
            }
        }
        spec.commandLine().getOut().println(result.summary(copy));
        return result.isComplete() ? Commands.DONE : Commands.FAILED;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
