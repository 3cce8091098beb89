package io.masthead.http.problem;

import io.masthead.http.request.Languages;
import io.masthead.http.request.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * What problems say to people, in each of the {@link Languages}: beside this class, a file for each. Of a request they
 * hold nothing.
 */
public final class ProblemTexts {

    /** What stands for a limit where a rule is explained, not broken. */
    private static final String SOME = "…";

    private static final Long SEVERAL = 2L;

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    /**
     * Opens the texts.
     *
     * @param features what features add
     */
    public ProblemTexts(List<FeatureProblems> features) {
        messages.setBasename(ProblemTexts.class.getPackageName() + ".messages");
        features.stream().flatMap(feature -> feature.messages().stream()).forEach(messages::addBasenames);
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        // English is the file without a language, not what the machine speaks.
        messages.setFallbackToSystemLocale(false);
    }

    /**
     * {@return the name of a kind of problem; where the feature has no words for it, the general ones of its status}
     *
     * @param type the kind
     * @param language one of the languages
     */
    public String title(ProblemType type, Locale language) {
        return ofProblem(type, "title", language);
    }

    /**
     * {@return what is the matter, and what to do; where the feature has no words for it, the general ones of its status}
     *
     * @param type the kind of problem
     * @param language one of the languages
     */
    public String detail(ProblemType type, Locale language) {
        return ofProblem(type, "detail", language);
    }

    /**
     * {@return the rule that a code stands for, without its limit}
     *
     * @param code the code
     * @param language one of the languages
     */
    public String rule(String code, Locale language) {
        return ofViolation(code, language, SOME, SEVERAL);
    }

    /**
     * {@return a word of the pages that explain problems}
     *
     * @param label which
     * @param language one of the languages
     */
    public String label(Label label, Locale language) {
        return messages.getMessage("label." + label, new Object[0], language);
    }

    /** {@return what is wrong}. Limits are text, so that none is written with separators that no program reads. */
    String detail(Violation violation, Locale language) {
        Long limit = violation.limit();
        return limit == null
                ? ofViolation(violation.code(), language, String.join(", ", violation.allowed()))
                : ofViolation(violation.code(), language, limit.toString(), limit);
    }

    private String ofProblem(ProblemType type, String part, Locale language) {
        String own = messages.getMessage("problem." + type.slug() + "." + part, null, null, language);
        String general = "problem." + ProblemType.of(type.status()).slug() + "." + part;
        return own == null ? messages.getMessage(general, null, language) : own;
    }

    private String ofViolation(String code, Locale language, Object... arguments) {
        String own = messages.getMessage("violation." + code, arguments, null, language);
        return own == null ? messages.getMessage("violation.other", null, language) : own;
    }

    /** The words of the pages that explain problems. */
    public enum Label {
        /** The title of the list. */
        PROBLEMS,
        /** The head of the column of names. */
        PROBLEM,
        /** What comes before an HTTP status. */
        STATUS,
        /** The head of the column of explanations. */
        MEANING,
        /** The head of the column of codes. */
        CODE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
