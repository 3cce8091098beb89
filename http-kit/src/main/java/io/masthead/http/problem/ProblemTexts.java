package io.masthead.http.problem;

import io.masthead.http.request.Languages;
import io.masthead.http.request.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Texts of problems in each of the {@link Languages}, from resource bundles beside this class and of features. They
 * repeat no part of a request.
 */
public final class ProblemTexts {

    /** Placeholder of the limit in the documentation of a rule. */
    private static final String LIMIT = "…";

    /** Place of the limit in the explanation of a problem. */
    private static final String PLACE = "{0}";

    private static final Long SEVERAL = 2L;

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    /**
     * Opens the resource bundles.
     *
     * @param features the problems of features
     */
    public ProblemTexts(List<FeatureProblems> features) {
        messages.setBasename(ProblemTexts.class.getPackageName() + ".messages");
        features.stream().flatMap(feature -> feature.messages().stream()).forEach(messages::addBasenames);
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        // English is the bundle without a language; the locale of the machine is irrelevant.
        messages.setFallbackToSystemLocale(false);
    }

    /**
     * {@return the title of a type of problem; the general one of its status where the feature has none}
     *
     * @param type the type
     * @param language one of the languages
     */
    public String title(ProblemType type, Locale language) {
        return ofProblem(type, "title", language);
    }

    /**
     * {@return the explanation of a type of problem, with a placeholder for its limit; the general one of its status where
     * the feature has none}
     *
     * @param type the type of problem
     * @param language one of the languages
     */
    public String detail(ProblemType type, Locale language) {
        return ofProblem(type, "detail", language).replace(PLACE, LIMIT);
    }

    /**
     * {@return the explanation of a problem with a limit} The limit is formatted as text, without grouping separators.
     *
     * @param type the type of problem
     * @param limit the limit that was crossed
     * @param language one of the languages
     */
    public String detail(ProblemType type, long limit, Locale language) {
        return ofProblem(type, "detail", language).replace(PLACE, Long.toString(limit));
    }

    /**
     * {@return the detail of a problem with a reason}
     *
     * @param reason the reason
     * @param language one of the languages
     */
    public String detail(ProblemReason reason, Locale language) {
        return messages.getMessage("reason." + reason, null, language);
    }

    /**
     * {@return the rule of a code, with a placeholder for its limit}
     *
     * @param code the code
     * @param language one of the languages
     */
    public String rule(String code, Locale language) {
        return ofViolation(code, language, LIMIT, SEVERAL);
    }

    /**
     * {@return a label of the pages of problems}
     *
     * @param label the label
     * @param language one of the languages
     */
    public String label(Label label, Locale language) {
        return messages.getMessage("label." + label, new Object[0], language);
    }

    /**
     * {@return the rule that a request broke; that of its field, where a feature words one} Limits are formatted as
     * text, without grouping separators.
     */
    String detail(Violation violation, Locale language) {
        String field = violation.name().substring(violation.name().lastIndexOf('/') + 1);
        String ofField = messages.getMessage(key(violation.code()) + "." + field, null, null, language);
        if (ofField != null) {
            return ofField;
        }
        Long limit = violation.limit();
        return limit == null
                ? ofViolation(violation.code(), language, String.join(", ", violation.allowed()))
                : ofViolation(violation.code(), language, limit.toString(), limit);
    }

    /** {@return the violations of a request, for its client} */
    List<Problem.Mistake> mistakes(List<Violation> violations, Locale language) {
        return violations.stream()
                .map(violation -> Problem.Mistake.of(violation, detail(violation, language)))
                .toList();
    }

    /** {@return the keys of all texts of a feature} */
    static Stream<String> keys(FeatureProblems feature) {
        return Stream.concat(
                feature.types().stream().flatMap(type -> Stream.of(key(type, "title"), key(type, "detail"))),
                feature.violationCodes().stream().map(ProblemTexts::key));
    }

    private static String key(ProblemType type, String part) {
        return "problem." + type.slug() + "." + part;
    }

    private static String key(String violationCode) {
        return "violation." + violationCode;
    }

    private String ofProblem(ProblemType type, String part, Locale language) {
        String own = messages.getMessage(key(type, part), null, null, language);
        String general = key(ProblemType.of(type.status()), part);
        return own == null ? messages.getMessage(general, null, language) : own;
    }

    private String ofViolation(String code, Locale language, Object... arguments) {
        String own = messages.getMessage(key(code), arguments, null, language);
        return own == null ? messages.getMessage("violation.other", null, language) : own;
    }

    /** Labels of the pages of problems. */
    public enum Label {
        /** The title of the list. */
        PROBLEMS,
        /** The header of the column of titles. */
        PROBLEM,
        /** The label of an HTTP status. */
        STATUS,
        /** The header of the column of explanations. */
        MEANING,
        /** The header of the column of codes. */
        CODE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
