package io.masthead.bootstrap.command;

import io.masthead.adapters.rest.imports.PostImport;
import io.masthead.adapters.rest.imports.PostImport.Source;
import io.masthead.adapters.rest.session.AuthenticatedUser;
import io.masthead.bootstrap.StartupProblem;
import io.masthead.bootstrap.settings.InvalidSettings;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserRepository;
import io.masthead.http.idempotency.BatchIdempotency;
import io.masthead.http.secret.ServerKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports posts from a file. The same file again within a day adds only what is missing. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Imports posts from a file with one JSON object a line, as POST /posts takes it. The same command"
                + " again goes on where it broke off.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every line is in", "1:some lines are not", "2:it could not begin"})
@SuppressWarnings("NullAway.Init") // the command line fills it
final class ImportCommand implements Callable<Integer> {

    private final Supplier<ConfigurableApplicationContext> host;

    @Parameters(paramLabel = "FILE", description = "The file, in UTF-8.")
    private Path file;

    @Option(names = "--as", required = true, paramLabel = "EMAIL", description = "The address of the author's account.")
    private String email;

    ImportCommand(Supplier<ConfigurableApplicationContext> host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        try {
            EmailAddress address = address();
            ImportFile source = ImportFile.read(file);
            try (ConfigurableApplicationContext started = host.get()) {
                return run(source, author(started, address), started);
            }
        } catch (InvalidSettings invalid) {
            invalid.problems().forEach(System.err::println);
        } catch (CommandRefused | StartupProblem problem) {
            System.err.println(problem.getMessage());
        }
        return Commands.NOT_BEGUN;
    }

    private EmailAddress address() {
        try {
            return new EmailAddress(email);
        } catch (InvalidValue invalid) {
            throw new CommandRefused("--as takes the address of an account, which " + email + " is not.", invalid);
        }
    }

    private User author(ConfigurableApplicationContext started, EmailAddress address) {
        return started.getBean(UserRepository.class)
                .findByEmail(address)
                .orElseThrow(() -> new CommandRefused("No account has the address " + email + "."));
    }

    private static int run(ImportFile source, User author, ConfigurableApplicationContext started) {
        ImportResult result = new ImportResult(source.path());
        try (InputStream lines = Files.newInputStream(source.path());
                Progress progress = Progress.of(source.lines())) {
            BatchIdempotency attempts = attempts(source, author.id(), started.getBean(ServerKeys.class));
            Source all = new Source(lines, Integer.MAX_VALUE, author.id(), Optional.of(attempts), Locale.ENGLISH);
            started.getBean(PostImport.class).run(all, line -> {
                result.add(line);
                progress.reach(line.line());
            });
        } catch (IOException gone) {
            throw new CommandRefused("The file " + source.path() + " cannot be read any more.", gone);
        }
        return report(source, result);
    }

    private static BatchIdempotency attempts(ImportFile source, UserId author, ServerKeys keys) {
        return BatchIdempotency.of(
                keys,
                new IdempotencyKey(new AuthenticatedUser(author, Optional.empty()).name(), "file:" + source.digest()),
                "import");
    }

    private static int report(ImportFile source, ImportResult result) {
        result.mistakes().forEach(System.err::println);
        Optional<Path> copy = Optional.empty();
        if (!result.refused().isEmpty()) {
            try {
                copy = Optional.of(RefusedLines.copy(source.path(), result.refused()));
            } catch (IOException unwritable) {
                System.err.println("The lines that were refused could not be written beside " + source.path() + ".");
            }
        }
        System.out.println(result.summary(copy));
        return result.isComplete() ? Commands.DONE : Commands.DONE_IN_PART;
    }
}
