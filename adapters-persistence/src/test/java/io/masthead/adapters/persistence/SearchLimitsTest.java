package io.masthead.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Users;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The index of words has limits of its own (1 MB for a post, 2 kB for a word), which no legal text may run into. */
@DatabaseTest
@SuppressWarnings("MethodName")
class SearchLimitsTest {

    private static final int FOUR_BYTES = 0x20000;

    private final Database database;

    SearchLimitsTest(@Autowired Database database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.emptied();
    }

    static Stream<String> hardest() {
        return Stream.of(
                Character.toString(FOUR_BYTES),
                Character.toString(FOUR_BYTES).repeat(511) + " ",
                "a-",
                "a.",
                "a/",
                "a@",
                "a.b@",
                "<a",
                "<a ",
                "</",
                "<!--",
                "&#1;",
                "&",
                "1e",
                "1.",
                "-1",
                "//",
                "/a.b",
                "http://a/",
                "a_",
                "'",
                "\"",
                "\\",
                "\u0301",
                "a\u0301",
                "\u05bc\u05b0",
                "e\u0301",
                "\u0344",
                "\u0958",
                "\ud834\udd60",
                "a\u2010",
                "1a",
                "1 ",
                "\n",
                "<!--a",
                "a_a",
                "a:b@c.d/e?",
                "😀");
    }

    @ParameterizedTest
    @MethodSource("hardest")
    void any_text_can_be_kept(String piece) {
        store(piece.repeat(Body.MAX_LENGTH / piece.codePointCount(0, piece.length())));
    }

    @ParameterizedTest
    @MethodSource
    void as_many_different_words_as_fit_can_be_kept(String body) {
        store(body);
    }

    static Stream<String> as_many_different_words_as_fit_can_be_kept() {
        return Stream.of(
                words(1, " "),
                words(1, "-"),
                words(2, " "),
                words(2, "-"),
                pairs(1),
                pairs(2),
                pairs(3),
                pairs(100),
                decomposed(100, 0x1d160),
                decomposed(3, 0x958),
                decomposed(100, 0x958));
    }

    private static String words(int length, String between) {
        return fill(IntStream.range(0, Body.MAX_LENGTH).mapToObj(i -> word(i, length) + between));
    }

    /** Compound words are kept whole and in parts. */
    private static String pairs(int length) {
        return fill(IntStream.range(0, Body.MAX_LENGTH)
                .mapToObj(i -> word(2 * i, length) + "-" + word(2 * i + 1, length) + " "));
    }

    private static String word(int number, int length) {
        return Character.toString(FOUR_BYTES + number % 40_000).repeat(length);
    }

    /** Different words of characters that take more bytes when they are normalized; there are five from the first on. */
    private static String decomposed(int length, int first) {
        return fill(IntStream.range(0, Body.MAX_LENGTH)
                .mapToObj(i -> IntStream.range(0, length)
                        .mapToObj(digit -> Character.toString(first + i / (int) Math.pow(5, digit % 6) % 5))
                        .collect(Collectors.joining("", "", " "))));
    }

    private static String fill(Stream<String> parts) {
        String whole = parts.limit(Body.MAX_LENGTH).collect(Collectors.joining());
        return whole.substring(0, whole.offsetByCodePoints(0, Body.MAX_LENGTH));
    }

    private void store(String text) {
        UserId alice = database.inTransaction(() -> database.users().nextId());
        database.run(() -> database.users().add(Users.alice(alice)));
        Post post = Post.write(
                database.inTransaction(() -> database.posts().nextId()),
                alice,
                new Title("😀".repeat(Title.MAX_LENGTH)),
                new Body(text),
                PostStatus.PUBLISHED,
                Posts.WRITTEN);

        database.run(() -> {
            // The statement timeout of the service.
            database.jdbc().sql("set local statement_timeout = '5s'").update();
            database.posts().add(post);
        });

        assertThat(database.posts().find(post.id()).map(found -> found.state().body()))
                .contains(new Body(text));
    }
}
