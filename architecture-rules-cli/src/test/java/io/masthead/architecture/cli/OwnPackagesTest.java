package io.masthead.architecture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.architecture.Hexagon;
import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportedViolation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the command line, together with the rules, for cycles between packages. */
@SuppressWarnings("MethodName")
class OwnPackagesTest {

    @TempDir
    private Path directory;

    @Test
    void the_packages_of_the_command_and_of_the_rules_have_no_cycle() throws IOException, URISyntaxException {
        Path config = Files.writeString(directory.resolve("hexagon.properties"), """
                root = io.masthead.architecture
                domain = none
                driving-port = none
                use-case = none
                driven-port = none
                driving-adapter = none
                driven-adapter = none
                bootstrap = none
                outside = ..
                outside.reason = A library and its command are no hexagon
                """);

        Report report = Hexagon.configured(config)
                .over(List.of(classesOf(Main.class), classesOf(Hexagon.class)))
                .check();

        assertThat(report.rules())
                .filteredOn(run -> run.rule().id().equals("HEX-602"))
                .singleElement()
                .satisfies(run -> assertThat(run.checked()).isGreaterThan(100));
        // Templates of canaries are there to break rules.
        assertThat(report.violations())
                .extracting(ReportedViolation::text)
                .filteredOn(text -> !text.contains("<io.masthead.architecture.canary.template."))
                .isEmpty();
    }

    private static Path classesOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
