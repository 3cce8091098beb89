package io.masthead.bootstrap;

import io.masthead.adapters.cli.LineOutcome;
import io.masthead.adapters.cli.LineOutcome.Kind;
import io.masthead.adapters.cli.PostImporter;
import io.masthead.adapters.rest.imports.ImportedLine;
import io.masthead.adapters.rest.imports.PostImport;
import io.masthead.adapters.rest.imports.PostImport.Source;
import io.masthead.adapters.rest.session.AuthenticatedUser;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserRepository;
import io.masthead.http.idempotency.BatchIdempotency;
import io.masthead.http.problem.Problem;
import io.masthead.http.secret.ServerKeys;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the import of the REST adapter for the command line. */
record ContextPostImporter(ConfigurableApplicationContext context) implements PostImporter {

    @Override
    public Optional<UserId> findAuthor(EmailAddress email) {
        return context.getBean(UserRepository.class).findByEmail(email).map(User::id);
    }

    @Override
    public void run(InputStream lines, String digest, UserId author, Consumer<LineOutcome> outcomes) {
        IdempotencyKey key = new IdempotencyKey(AuthenticatedUser.nameOf(author), "file:" + digest);
        BatchIdempotency idempotency = BatchIdempotency.of(context.getBean(ServerKeys.class), key, "import");
        Source all = new Source(lines, Integer.MAX_VALUE, author, Optional.of(idempotency), Locale.ENGLISH, kept -> {});
        context.getBean(PostImport.class).run(all, line -> outcomes.accept(explained(outcome(line))));
    }

    @Override
    public void close() {
        context.close();
    }

    /** The problem of the last line says only that the database does not respond. */
    private LineOutcome explained(LineOutcome outcome) {
        return outcome.kind() == Kind.ENDED
                ? CommandFailures.reason(context.getBean(Settings.class))
                        .map(reason -> new LineOutcome(outcome.line(), Kind.ENDED, List.of(reason)))
                        .orElse(outcome)
                : outcome;
    }

    private static LineOutcome outcome(ImportedLine line) {
        return new LineOutcome(line.line(), kind(line), line.type() == null ? List.of() : mistakes(line));
    }

    private static Kind kind(ImportedLine line) {
        if (line.endsImport()) {
            return Kind.ENDED;
        }
        if (line.wasThereBefore()) {
            return Kind.WRITTEN_BEFORE;
        }
        return line.wasWritten() ? Kind.WRITTEN : Kind.REFUSED;
    }

    private static List<String> mistakes(ImportedLine line) {
        return Optional.ofNullable(line.errors())
                .map(errors -> errors.stream()
                        .map(error -> member(error) + error.code())
                        .toList())
                .orElseGet(() -> List.of(String.valueOf(line.type()).replaceFirst("^/problems/", "")));
    }

    private static String member(Problem.Mistake error) {
        String member = String.valueOf(error.pointer()).replaceFirst("^#/?", "");
        return member.isEmpty() ? "" : member + ": ";
    }
}
