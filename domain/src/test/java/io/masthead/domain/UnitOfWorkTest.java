package io.masthead.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName") // tests are named by behaviour
class UnitOfWorkTest {

    @Test
    void work_without_a_result_runs_in_a_transaction_as_well() {
        List<String> log = new ArrayList<>();
        UnitOfWork unitOfWork = new UnitOfWork() {
            @Override
            public <T> T run(Supplier<T> work) {
                log.add("begin");
                T result = work.get();
                log.add("commit");
                return result;
            }

            @Override
            public <T> T read(Supplier<T> work) {
                return work.get();
            }
        };

        unitOfWork.run(() -> {
            log.add("work");
        });

        assertThat(log).containsExactly("begin", "work", "commit");
    }
}
