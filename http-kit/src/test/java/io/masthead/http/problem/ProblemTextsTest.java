package io.masthead.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.request.Languages;
import io.masthead.http.request.RequestContext;
import io.masthead.http.request.Violation;
import io.masthead.http.request.Violation.Place;
import io.masthead.http.request.ViolationCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("MethodName")
class ProblemTextsTest {

    /** Terms that are the same in every language. */
    private static final Pattern TERM = Pattern.compile(
            "[0-9]{2,}|[a-z]+/[a-z*+-]+|Accept|Allow|Retry-After|JSON|UTF-8|NUL|Unicode|true|false|[{]0}");

    private final ProblemTexts texts = new ProblemTexts(List.of());

    static List<Locale> languages() {
        return Languages.ALL;
    }

    static Stream<Locale> translations() {
        return Languages.ALL.stream().skip(1);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void has_a_text_for_everything_and_none_for_anything_else(Locale language) throws IOException {
        Properties file = file(language);

        assertThat(file.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys());
        assertThat(file.values()).allSatisfy(text -> assertThat(text.toString()).isNotBlank());
    }

    /** Message formats take a straight apostrophe for a quote, and drop it from texts with arguments. */
    @ParameterizedTest
    @MethodSource("languages")
    void has_no_text_with_a_straight_apostrophe(Locale language) throws IOException {
        assertThat(file(language).values())
                .allSatisfy(text -> assertThat(text.toString()).doesNotContain("'", "\uFFFD", "Ã"));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void is_translated_and_names_the_same_numbers_and_terms(Locale language) throws IOException {
        Properties english = file(Locale.ENGLISH);
        Properties translated = file(language);

        for (String key : english.stringPropertyNames()) {
            String text = translated.getProperty(key);
            if (!key.startsWith("label.")) { // single words are the same in some languages
                assertThat(text).as(key).isNotEqualTo(english.getProperty(key));
            }
            assertThat(terms(text)).as(key).containsExactlyInAnyOrderElementsOf(terms(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void writes_limits_as_programs_write_them(Locale language) {
        for (ViolationCode code : List.of(
                ViolationCode.STRING_TOO_SHORT,
                ViolationCode.STRING_TOO_LONG,
                ViolationCode.GREATER_THAN_EQUAL,
                ViolationCode.LESS_THAN_EQUAL)) {
            String detail = texts.detail(new Violation(Place.BODY, "/body", code, 100_000), language);

            assertThat(detail).contains("100000");
        }
        assertThat(texts.detail(ProblemType.CONTENT_TOO_LARGE, language)).contains(" " + RequestContext.MAX_BODY + " ");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void names_what_is_allowed(Locale language) {
        Violation violation = Violation.noneOf(Place.QUERY, "status", List.of("draft", "published"));

        assertThat(texts.detail(violation, language)).endsWith("draft, published");
    }

    @Test
    void counts_as_the_language_does() {
        assertThat(shorterThan(1, Locale.FRENCH)).isEqualTo("doit compter au moins 1 caractère");
        assertThat(shorterThan(8, Locale.FRENCH)).isEqualTo("doit compter au moins 8 caractères");
        assertThat(shorterThan(1, Locale.ENGLISH)).isEqualTo("must have 1 or more characters");
    }

    @ParameterizedTest
    @EnumSource(ViolationCode.class)
    void explains_a_rule_without_a_limit(ViolationCode code) {
        for (Locale language : Languages.ALL) {
            assertThat(texts.rule(code.toString(), language)).isNotBlank().doesNotContain("{", "}");
        }
        assertThat(texts.rule(ViolationCode.STRING_TOO_LONG.toString(), Locale.ENGLISH))
                .isEqualTo("must have … or fewer characters");
        assertThat(texts.rule(ViolationCode.STRING_TOO_LONG.toString(), Locale.FRENCH))
                .isEqualTo("doit compter au plus … caractères");
    }

    @Test
    void has_general_words_for_what_a_feature_does_not_explain() {
        ProblemType foreign = new ProblemType("comment-not-found", 404);

        assertThat(texts.title(foreign, Locale.GERMAN)).isEqualTo(texts.title(ProblemType.NOT_FOUND, Locale.GERMAN));
        assertThat(texts.detail(foreign, Locale.ENGLISH)).isEqualTo("There is nothing at this address.");
        assertThat(texts.title(new ProblemType("closed", 409), Locale.ENGLISH)).isEqualTo("Conflict");
        assertThat(texts.rule("comment_too_rude", Locale.ENGLISH)).isEqualTo("is not valid");
    }

    private String shorterThan(int limit, Locale language) {
        return texts.detail(new Violation(Place.BODY, "/name", ViolationCode.STRING_TOO_SHORT, limit), language);
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>();
        Stream.concat(ProblemType.KNOWN.stream(), Stream.of(ProblemType.CONFLICT))
                .forEach(type -> {
                    keys.add("problem." + type.slug() + ".title");
                    keys.add("problem." + type.slug() + ".detail");
                });
        Stream.of(ProblemReason.values()).forEach(reason -> keys.add("reason." + reason));
        keys.add("violation.other");
        Arrays.stream(ViolationCode.values()).forEach(code -> keys.add("violation." + code));
        Arrays.stream(ProblemTexts.Label.values()).forEach(label -> keys.add("label." + label));
        return keys;
    }

    private static List<String> terms(String text) {
        return TERM.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Properties file(Locale language) throws IOException {
        String name = language.equals(Locale.ENGLISH) ? "messages.properties" : "messages_" + language + ".properties";
        Properties properties = new Properties();
        try (InputStream file = ProblemTexts.class.getResourceAsStream(name)) {
            properties.load(new InputStreamReader(Objects.requireNonNull(file, name), StandardCharsets.UTF_8));
        }
        return properties;
    }
}
