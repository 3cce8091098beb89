package io.masthead.architecture.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.architecture.report.RuleRun;
import io.masthead.architecture.rules.Catalogue;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class BuildCanaryTest {

    @Test
    void a_domain_that_depends_on_an_adapter_is_caught_in_the_build_files_too() {
        assertThat(BuildCanary.release(Catalogue.BUILD, "hexagon.properties")).isEqualTo(RuleRun.Canary.CAUGHT);
    }
}
