package io.masthead.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@SuppressWarnings("MethodName")
class MoveCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void prints_what_remains_to_be_done_but_never_the_address() {
        int exit = run(
                (address, listener) -> {
                    listener.moved(0, 2);
                    listener.moved(2, 2);
                    listener.comparing();
                    return List.of("Start it with", "  DATABASE_URL");
                },
                "--to",
                "postgresql://u:s3cret@h/d");

        assertThat(exit).isZero();
        assertThat(out.toString().lines()).containsExactly("Start it with", "  DATABASE_URL");
        assertThat(err).hasToString("All rows are moved; now both databases are compared." + System.lineSeparator());
    }

    @Test
    void takes_the_address_from_standard_input() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("postgresql://u:s3cret@h/d\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(run((address, listener) -> List.of(address), "--to", "-"))
                    .isZero();
        } finally {
            System.setIn(before);
        }

        assertThat(out).hasToString("postgresql://u:s3cret@h/d" + System.lineSeparator());
    }

    @Test
    void ends_with_1_and_the_sentence_of_a_refusal() {
        int exit = run(
                (address, listener) -> {
                    throw new CommandRefused("The target is not empty.");
                },
                "--to",
                "postgresql://u:s3cret@h/d");

        assertThat(exit).isEqualTo(1);
        assertThat(err).hasToString("The target is not empty." + System.lineSeparator());
    }

    private int run(DatabaseMove move, String... arguments) {
        return new CommandLine(new MoveCommand(() -> move))
                .setExecutionExceptionHandler(new FailureSentence(failure -> "Failed."))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
