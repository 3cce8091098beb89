package io.masthead.http.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.Overloaded;
import io.masthead.http.stream.OpenStreams.Form;
import io.masthead.http.stream.OpenStreams.OpenStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class OpenStreamsTest {

    private static final Optional<String> ANONYMOUS = Optional.empty();
    private static final Optional<String> ALICE = Optional.of("user:1");

    private final OpenStreams streams = new OpenStreams(100);

    @Test
    void an_account_has_twenty_wherever_it_calls_from() {
        List<OpenStream> open = new ArrayList<>();
        for (int i = 0; i < OpenStreams.OF_ACCOUNT; i++) {
            open.add(streams.open(Form.SSE, "site " + i, ALICE).orElseThrow());
        }

        assertThat(streams.open(Form.SSE, "another site", ALICE)).isEmpty();
        assertThat(streams.open(Form.SSE, "another site", Optional.of("user:2")))
                .isPresent();

        open.getFirst().close();
        assertThat(streams.open(Form.POLL, "another site", ALICE)).isPresent();
    }

    @Test
    void a_site_has_fifty_whoever_calls() {
        List<OpenStream> open = new ArrayList<>();
        for (int i = 0; i < OpenStreams.OF_SITE; i++) {
            open.add(streams.open(Form.SSE, "site", Optional.of("user:" + i)).orElseThrow());
        }

        assertThat(streams.open(Form.SSE, "site", ANONYMOUS)).isEmpty();
        assertThat(streams.open(Form.SSE, "another site", ANONYMOUS)).isPresent();

        open.getLast().close();
        open.getLast().close();
        assertThat(streams.open(Form.SSE, "site", ANONYMOUS)).isPresent();
        assertThat(streams.open(Form.SSE, "site", ANONYMOUS)).isEmpty();
    }

    @Test
    void the_instance_has_a_limit_of_its_own() {
        OpenStreams few = new OpenStreams(2);
        OpenStream first = few.open(Form.SSE, "site 1", ANONYMOUS).orElseThrow();
        assertThat(few.open(Form.WEBSOCKET, "site 2", ANONYMOUS)).isPresent();

        assertThatThrownBy(() -> few.open(Form.SSE, "site 3", ANONYMOUS)).isInstanceOf(Overloaded.class);

        first.close();
        assertThat(few.open(Form.SSE, "site 3", ANONYMOUS)).isPresent();
        assertThat(few.number(Form.SSE)).isEqualTo(1);
        assertThat(few.number(Form.WEBSOCKET)).isEqualTo(1);
        assertThat(few.number(Form.POLL)).isZero();
    }

    @Test
    void a_stream_that_signs_in_counts_for_its_account_from_then_on() {
        OpenStream stream = streams.open(Form.WEBSOCKET, "site", ANONYMOUS).orElseThrow();
        for (int i = 0; i < OpenStreams.OF_ACCOUNT - 1; i++) {
            assertThat(streams.open(Form.SSE, "site", ALICE)).isPresent();
        }

        assertThat(stream.belongsTo("user:1")).isTrue();
        assertThat(stream.belongsTo("user:1")).isTrue();
        assertThat(streams.open(Form.SSE, "site", ALICE)).isEmpty();

        assertThat(stream.belongsTo("user:2")).isTrue();
        assertThat(streams.open(Form.SSE, "site", ALICE)).isPresent();
        OpenStream other = streams.open(Form.WEBSOCKET, "site", ANONYMOUS).orElseThrow();
        assertThat(other.belongsTo("user:1")).isFalse();
    }
}
