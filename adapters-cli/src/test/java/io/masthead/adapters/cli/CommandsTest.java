package io.masthead.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("MethodName")
class CommandsTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "frobnicate, There is no command frobnicate; --help lists them.",
        "run now, There is no command run now; --help lists them.",
        "admin promote, There is no command promote; --help lists them.",
        "admin, Missing required subcommand; --help shows what there is.",
        "--frobnicate, Unknown option: '--frobnicate'; --help shows what there is.",
        "admin grant, Missing required parameter: 'ADDRESS'; --help shows what there is.",
        "backup, Missing required parameter: 'FILE'; --help shows what there is.",
        "backup a b, Unmatched argument at index 2: 'b'; --help shows what there is.",
        "restore, Missing required parameter: 'FILE'; --help shows what there is.",
        "move, Missing required option: '--to=URL'; --help shows what there is.",
        "import a.ndjson, Missing required option: '--as=EMAIL'; --help shows what there is.",
    })
    void a_wrong_command_line_ends_with_1_and_one_sentence(String line, String sentence) {
        assertThat(run(line.split(" ", -1))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly(sentence);
    }

    @Test
    void a_command_that_cannot_begin_has_an_exit_code_of_its_own() {
        assertThat(run("admin", "list")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("Not now.");
    }

    private int run(String... arguments) {
        PrintStream before = System.err;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return Commands.run(
                    arguments,
                    () -> {
                        throw refusal();
                    },
                    () -> {
                        throw refusal();
                    },
                    () -> {
                        throw refusal();
                    },
                    new Backups() {
                        @Override
                        public String write(Path file, ByteProgress progress) {
                            throw refusal();
                        }

                        @Override
                        public String restore(Path file, ByteProgress progress) {
                            throw refusal();
                        }
                    },
                    failure -> "Failed.");
        } finally {
            System.setErr(before);
        }
    }

    private static CommandRefused refusal() {
        return new CommandRefused("Not now.");
    }
}
