package io.masthead.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("MethodName") // tests are named by behaviour
class FailureTest {

    @Test
    void keeps_its_kind_its_code_and_its_cause() {
        IllegalStateException cause = new IllegalStateException();
        Failure failure = new CommentsClosed("comments-closed", cause);

        assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFLICT);
        assertThat(failure.code()).isEqualTo("comments-closed");
        assertThat(failure).hasCause(cause).hasMessage("CommentsClosed");
        assertThat(failure.limit()).isEmpty();
        assertThat(failure.maxAge()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Comments", "comments_closed", "comments-", "-closed", "comments--closed", "closed2"})
    void refuses_a_code_that_is_no_slug(String code) {
        assertThatThrownBy(() -> new CommentsClosed(code, new IllegalStateException()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A failure of a feature of another team. */
    private static final class CommentsClosed extends Failure {

        CommentsClosed(String code, Throwable cause) {
            super(Kind.CONFLICT, code, cause);
        }
    }
}
