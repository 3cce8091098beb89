package io.masthead.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class FeatureProblemsTest {

    private static final ProblemType CLOSED = new ProblemType("comments-closed", 409);

    @Test
    void misses_no_text_where_each_language_has_all() {
        FeatureProblems problems = new FeatureProblems(
                List.of(ProblemType.FORBIDDEN), List.of("missing"), Optional.of("io.masthead.http.problem.messages"));

        assertThat(problems.missingTexts()).isEmpty();
    }

    @Test
    void misses_the_texts_of_a_language_although_there_is_an_english_one() {
        FeatureProblems problems = new FeatureProblems(
                List.of(CLOSED), List.of("comment_rude"), Optional.of("io.masthead.http.problem.english"));

        assertThat(problems.missingTexts())
                .hasSize(12)
                .contains(
                        "io/masthead/http/problem/english_de.properties: problem.comments-closed.title",
                        "io/masthead/http/problem/english_fr.properties: problem.comments-closed.detail",
                        "io/masthead/http/problem/english_zh.properties: violation.comment_rude")
                .noneMatch(text -> text.startsWith("io/masthead/http/problem/english.properties"));
    }

    @Test
    void misses_a_text_that_no_language_has() {
        FeatureProblems problems =
                new FeatureProblems(List.of(CLOSED), List.of(), Optional.of("io.masthead.http.problem.messages"));

        assertThat(problems.missingTexts())
                .hasSize(10)
                .startsWith(
                        "io/masthead/http/problem/messages.properties: problem.comments-closed.title",
                        "io/masthead/http/problem/messages.properties: problem.comments-closed.detail",
                        "io/masthead/http/problem/messages_de.properties: problem.comments-closed.title");
    }

    @Test
    void misses_nothing_where_the_general_texts_are_enough() {
        FeatureProblems problems = new FeatureProblems(List.of(CLOSED), List.of(), Optional.empty());

        assertThat(problems.missingTexts()).isEmpty();
    }
}
