package io.masthead.adapters.rest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.http.request.DeadlinePropagation;
import io.masthead.http.request.RequestBounds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@SuppressWarnings("MethodName")
class LookUpTimeTest {

    private final List<String> calls = new ArrayList<>();
    private final LookUpTime time = time();

    @Test
    void a_look_up_has_the_time_of_a_request_and_what_follows_it_has_none() {
        String found = time.within(() -> {
            calls.add("look-up");
            return "found";
        });

        assertThat(found).isEqualTo("found");
        assertThat(calls).containsExactly("begin", "look-up", "end");
    }

    @Test
    void the_time_ends_with_a_look_up_that_fails() {
        assertThatThrownBy(() -> time.within(() -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");

        assertThat(calls).containsExactly("begin", "end");
    }

    private LookUpTime time() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("deadlines", new DeadlinePropagation() {
            @Override
            public void begin(long deadline) {
                long longest = RequestBounds.usual().times().request().toNanos();
                assertThat(deadline - System.nanoTime()).isBetween(longest / 2, longest);
                calls.add("begin");
            }

            @Override
            public void end() {
                calls.add("end");
            }
        });
        return new LookUpTime(beans.getBeanProvider(DeadlinePropagation.class), RequestBounds.usual());
    }
}
