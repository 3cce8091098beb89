package io.masthead.adapters.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.Overloaded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class BatchPermitsTest {

    private final BatchPermits permits = new BatchPermits(2, Duration.ofMillis(5));

    @Test
    void few_batches_are_written_at_a_time() {
        List<String> written = new ArrayList<>();

        permits.write(() -> permits.write(() -> {
            assertThatThrownBy(() -> permits.write(() -> written.add("a third")))
                    .isInstanceOf(Overloaded.class);
            return written.add("two");
        }));

        assertThat(written).containsExactly("two");
    }

    @Test
    void a_batch_that_fails_releases_its_permit() {
        for (int i = 0; i <= 2; i++) {
            assertThatThrownBy(() -> permits.write(() -> {
                        throw new IllegalStateException("a bug");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(permits.<Boolean>write(() -> true)).isTrue();
    }
}
