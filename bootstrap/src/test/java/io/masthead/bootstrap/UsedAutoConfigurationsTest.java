package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

@SuppressWarnings("MethodName")
class UsedAutoConfigurationsTest {

    private static final List<String> CANDIDATES = ImportCandidates.load(
                    AutoConfiguration.class, UsedAutoConfigurationsTest.class.getClassLoader())
            .getCandidates();

    @Test
    void leaves_out_nothing_that_spring_boot_does_not_have() {
        assertThat(Stream.concat(UsedAutoConfigurations.NEVER.stream(), UsedAutoConfigurations.MEASURING.stream()))
                .allSatisfy(beginning -> assertThat(CANDIDATES)
                        .anyMatch(candidate -> candidate.startsWith(UsedAutoConfigurations.BOOT + beginning)));
    }

    @Test
    void leaves_out_metrics_where_there_is_no_management_port() {
        assertThat(used(true)).anyMatch(UsedAutoConfigurationsTest::measures);
        assertThat(used(false)).isNotEmpty().noneMatch(UsedAutoConfigurationsTest::measures);
    }

    @Test
    void keeps_what_other_libraries_configure() {
        assertThat(used(false))
                .containsAll(CANDIDATES.stream()
                        .filter(candidate -> !candidate.startsWith(UsedAutoConfigurations.BOOT))
                        .toList());
    }

    private static boolean measures(String candidate) {
        return candidate.contains(".metrics.");
    }

    @Test
    @SharedService
    void is_known_to_spring_boot(RunningService service) {
        assertThatThrownBy(() -> service.bean(TransactionAutoConfiguration.class))
                .isInstanceOf(NoSuchBeanDefinitionException.class);
    }

    private static List<String> used(boolean measures) {
        return CANDIDATES.stream()
                .filter(candidate -> UsedAutoConfigurations.isUsed(candidate, measures))
                .toList();
    }
}
