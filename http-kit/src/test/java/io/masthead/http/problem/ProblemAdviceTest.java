package io.masthead.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.Failure;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("MethodName")
class ProblemAdviceTest {

    private static final FeatureProblems FEATURE =
            new FeatureProblems(List.of(), List.of(), Optional.of("io.masthead.http.problem.english"));

    private final ProblemAdvice advice =
            new ProblemAdvice(new ProblemWriter(new JsonMapper(), new ProblemTexts(List.of(FEATURE))));

    @Test
    void the_text_of_a_failure_of_any_feature_names_its_limit() throws UnsupportedEncodingException {
        MockHttpServletResponse response = responseTo(new TooManyComments());

        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(response.getContentAsString()).contains("\"A post may have 70000 comments.\"");
    }

    @Test
    void a_failure_of_any_feature_names_the_age_of_a_sign_in_that_is_recent_enough() {
        MockHttpServletResponse response = responseTo(new SignInTooOld());

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate"))
                .startsWith("Bearer error=\"insufficient_user_authentication\"")
                .endsWith(", max_age=60");
    }

    private MockHttpServletResponse responseTo(Failure failure) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        advice.failed(failure, new MockHttpServletRequest(), response);
        return response;
    }

    private static final class TooManyComments extends Failure {

        TooManyComments() {
            super(Kind.CONFLICT, "too-many-comments");
        }

        @Override
        public OptionalLong limit() {
            return OptionalLong.of(70_000);
        }
    }

    private static final class SignInTooOld extends Failure {

        SignInTooOld() {
            super(Kind.UNAUTHENTICATED, "sign-in-too-old");
        }

        @Override
        public Optional<Duration> maxAge() {
            return Optional.of(Duration.ofMinutes(1));
        }
    }
}
