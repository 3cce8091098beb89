package io.masthead.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.architecture.report.Report;
import io.masthead.architecture.report.ReportedViolation;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks this module, which is a library and no hexagon, for cycles between packages. */
@SuppressWarnings("MethodName")
class OwnPackagesTest {

    @TempDir
    Path directory;

    @Test
    void the_packages_of_the_rules_have_no_cycle() throws URISyntaxException {
        Path classes = Path.of(Hexagon.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        Report report = Hexagon.configured(Fixture.library(directory, "io.masthead.architecture"))
                .over(List.of(classes))
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
}
