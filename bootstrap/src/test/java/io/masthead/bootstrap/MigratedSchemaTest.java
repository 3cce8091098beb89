package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class MigratedSchemaTest {

    @Test
    void a_command_reports_an_upgrade_on_the_standard_error_stream() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            MigratedSchema.forCommand().report("The rows are copied");
        } finally {
            System.setErr(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("The rows are copied.");
    }
}
