package io.masthead.testkit.sabotage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.MethodFilter.includeMethodNamePatterns;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Mutation tests of the contracts: each mistake fails the test for it, and honest adapters pass. */
class SabotageTest {

    @ParameterizedTest
    @MethodSource("mistakes")
    void the_contract_notices(Sabotage mistake) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(mistake.subject()))
                .filters(includeMethodNamePatterns(".*" + mistake.noticedBy() + ".*"))
                .configurationParameter(Saboteur.SABOTAGE, mistake.toString())
                .execute()
                .testEvents();

        assertThat(names(tests.failed())).containsExactly(mistake.noticedBy());
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void honest_adapters_pass(Class<?> subject) {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(subject))
                .execute()
                .testEvents();

        assertThat(tests.started().count()).isPositive();
        assertThat(names(tests.failed())).isEmpty();
        assertThat(tests.succeeded().count()).isEqualTo(tests.started().count());
    }

    @Test
    void every_contract_is_broken_in_some_way_and_every_mistake_has_a_name() {
        assertThat(mistakes().stream().map(Sabotage::subject))
                .containsAll(subjects().toList());
        assertThat(mistakes().stream().map(Sabotage::toString)).doesNotHaveDuplicates();
    }

    static List<Sabotage> mistakes() {
        return Sabotage.all();
    }

    static Stream<Class<?>> subjects() {
        return Stream.of(Subjects.class.getDeclaredClasses());
    }

    private static Set<String> names(Events tests) {
        return tests.stream()
                .map(Event::getTestDescriptor)
                .flatMap(test -> test.getSource().stream())
                .map(org.junit.platform.engine.support.descriptor.MethodSource.class::cast)
                .map(org.junit.platform.engine.support.descriptor.MethodSource::getMethodName)
                .collect(Collectors.toSet());
    }
}
