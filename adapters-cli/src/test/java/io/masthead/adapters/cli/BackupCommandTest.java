package io.masthead.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@SuppressWarnings("MethodName")
class BackupCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Interruption interruption = new Interruption(Thread.currentThread());

    @AfterEach
    void end() {
        interruption.close();
    }

    @Test
    void prints_what_was_done() {
        Backups backups = of((file, progress) -> {
            progress.reached(1, 2);
            progress.reached(3, 3);
            return file + " is done.";
        });

        assertThat(run(new BackupCommand(backups, interruption), "a.backup")).isZero();
        interruption.close();
        assertThat(run(new RestoreCommand(backups, interruption), "b.backup")).isZero();

        assertThat(out.toString().lines()).containsExactly("a.backup is done.", "b.backup is done.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void prints_why_nothing_was_done() {
        Backups backups = of((file, progress) -> {
            throw new CommandRefused("Not " + file + ".");
        });

        assertThat(run(new BackupCommand(backups, interruption), "a.backup")).isEqualTo(1);
        interruption.close();
        assertThat(run(new RestoreCommand(backups, interruption), "b.backup")).isEqualTo(1);

        assertThat(err.toString().lines()).containsExactly("Not a.backup.", "Not b.backup.");
        assertThat(out.toString()).isEmpty();
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setExecutionExceptionHandler(new FailureSentence(failure -> "Failed."))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static Backups of(BiFunction<Path, Backups.ByteProgress, String> work) {
        return new Backups() {
            @Override
            public String write(Path file, ByteProgress progress) {
                return work.apply(file, progress);
            }

            @Override
            public String restore(Path file, ByteProgress progress) {
                return work.apply(file, progress);
            }
        };
    }
}
