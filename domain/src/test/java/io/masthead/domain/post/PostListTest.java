package io.masthead.domain.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.InvalidValue;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("MethodName")
class PostListTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final Post POST =
            Post.write(new PostId(7), new UserId(1), new Title("Title"), Body.EMPTY, PostStatus.PUBLISHED, NOW);

    @ParameterizedTest
    @EnumSource
    void a_place_belongs_to_its_own_order(PostSort sort) {
        PostCursor cursor = PostCursor.of(POST, sort, 0.5f);

        assertThat(cursor.id()).isEqualTo(POST.id());
        assertThat(PostOrder.of(sort).after(cursor).after()).contains(cursor);
    }

    @ParameterizedTest
    @EnumSource
    void a_place_belongs_to_no_order_of_other_values(PostSort sort) {
        PostCursor cursor = PostCursor.of(POST, sort, 0.5f);

        assertThat(Stream.of(PostSort.values()).filter(cursor::isIn))
                .containsExactlyElementsOf(Stream.of(PostSort.values())
                        .filter(other -> PostCursor.of(POST, other, 0.5f).equals(cursor))
                        .toList());
    }

    @Test
    void a_body_takes_in_JSON_what_its_characters_take_in_UTF_8_or_escaped() {
        assertThat(Body.EMPTY.jsonSize()).isZero();
        assertThat(new Body("a ~\u007f/").jsonSize()).isEqualTo(5);
        assertThat(new Body("\"\\\b\t\n\f\r").jsonSize()).isEqualTo(7 * 2);
        assertThat(new Body("\u0001\u000b\u001f").jsonSize()).isEqualTo(3 * 6);
        assertThat(new Body("\u0080\u07ff").jsonSize()).isEqualTo(2 * 2);
        assertThat(new Body("\u0800\ud7ff\ue000\uffff").jsonSize()).isEqualTo(4 * 3);
        assertThat(new Body("😀").jsonSize()).isEqualTo(4);
    }

    @Test
    void orders_say_in_which_direction_they_go() {
        assertThat(Stream.of(PostSort.values()).filter(sort -> !sort.isDescending()))
                .containsExactly(PostSort.ID, PostSort.PUBLISHED, PostSort.TITLE);
    }

    @Test
    void a_place_of_another_order_is_refused() {
        PostCursor title = PostCursor.of(POST, PostSort.TITLE, 0);

        assertThatThrownBy(() -> PostOrder.NEWEST.after(title))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.type()).isEqualTo(PostOrder.class));
    }

    @Test
    void bounds_between_two_microseconds_admit_what_they_would_have_admitted() {
        PostFilter filter =
                PostFilter.PUBLIC.withPublishedAfter(NOW.plusNanos(1)).withPublishedBefore(NOW.plusNanos(1));

        assertThat(filter.publishedAfter()).contains(NOW);
        assertThat(filter.publishedBefore()).contains(NOW.plusNanos(1000));
        assertThat(PostFilter.PUBLIC.withPublishedBefore(NOW).publishedBefore()).contains(NOW);
    }

    @Test
    void bounds_beyond_all_publications_are_the_first_and_the_last_year() {
        PostFilter filter = PostFilter.PUBLIC.withPublishedAfter(Instant.MIN).withPublishedBefore(Instant.MAX);

        assertThat(filter.publishedAfter()).contains(Instant.parse("0000-01-01T00:00:00Z"));
        assertThat(filter.publishedBefore()).contains(Instant.parse("9999-12-31T23:59:59.999999Z"));
    }

    @Test
    void a_search_is_text_of_a_limited_length() {
        assertThat(new SearchText("😀".repeat(SearchText.MAX_LENGTH)).value()).hasSize(2 * SearchText.MAX_LENGTH);
        assertThat(new SearchText("").value()).isEmpty();
        assertThatThrownBy(() -> new SearchText("a".repeat(SearchText.MAX_LENGTH + 1)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new SearchText("\0")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_search_has_alternatives_of_words_phrases_and_what_must_not_be_there() {
        assertThat(new SearchText("Fox \"lazy, dog\" -cat OR -a -- \"x\"-\"y z").alternatives())
                .containsExactly(
                        List.of(term(false, "Fox"), term(false, "lazy", "dog"), term(true, "cat")),
                        List.of(term(true, "a"), term(false, "x"), term(false, "y"), term(false, "z")));
        assertThat(new SearchText("or -a \"\" ---").alternatives()).isEmpty();
    }

    @Test
    void words_of_a_search_have_no_accents() {
        assertThat(SearchText.words("Café, Cafe\u0301; Ёлка Ελλάδα Việt"))
                .containsExactly("Cafe", "Cafe", "Елка", "Ελλαδα", "Viet");
        assertThat(SearchText.words("\u0301 a\u0338=b")).containsExactly("a", "b");
    }

    @Test
    void marks_that_are_no_accents_stay_in_one_form() {
        assertThat(SearchText.words("ø ł ß हिन्दी か\u3099 \u1112\u1161\u11ab"))
                .containsExactly("ø", "ł", "ß", "हिन्दी", "が", "한");
    }

    @Test
    void a_word_that_is_an_operator_without_its_accent_is_a_word() {
        assertThat(new SearchText("a ör b").alternatives())
                .containsExactly(List.of(term(false, "a"), term(false, "or"), term(false, "b")));
    }

    private static SearchText.Term term(boolean isExcluded, String... words) {
        return new SearchText.Term(List.of(words), isExcluded);
    }

    @Test
    void conditions_add_up() {
        UserId author = new UserId(3);
        SearchText search = new SearchText("text");

        PostFilter filter = PostFilter.publishedBy(author)
                .viewedBy(Optional.of(new UserId(4)))
                .withPublishedAfter(NOW)
                .withPublishedBefore(NOW)
                .withSearch(search);

        assertThat(filter)
                .isEqualTo(new PostFilter(
                        Optional.of(new UserId(4)),
                        Optional.of(author),
                        Optional.of(PostStatus.PUBLISHED),
                        Optional.of(NOW),
                        Optional.of(NOW),
                        Optional.of(search)));
    }
}
