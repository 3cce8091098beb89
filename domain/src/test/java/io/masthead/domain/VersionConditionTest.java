package io.masthead.domain;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class VersionConditionTest {

    @Test
    void holds_for_the_versions_that_it_names() {
        VersionCondition condition = VersionCondition.oneOf(Set.of(3L, 5L));

        assertThatCode(() -> condition.require(3)).doesNotThrowAnyException();
        assertThatCode(() -> condition.require(5)).doesNotThrowAnyException();
        assertThatThrownBy(() -> condition.require(4)).isInstanceOf(PreconditionFailed.class);
    }

    @Test
    void holds_for_every_version_where_it_is_no_condition_and_for_none_where_it_names_none() {
        assertThatCode(() -> VersionCondition.ANY.require(0)).doesNotThrowAnyException();
        assertThatThrownBy(() -> VersionCondition.oneOf(Set.of()).require(0)).isInstanceOf(PreconditionFailed.class);
    }

    @Test
    void does_not_change_with_the_set_that_it_was_made_from() {
        Set<Long> versions = new HashSet<>(Set.of(3L));
        VersionCondition condition = VersionCondition.oneOf(versions);

        versions.add(4L);

        assertThatThrownBy(() -> condition.require(4)).isInstanceOf(PreconditionFailed.class);
    }
}
