package io.masthead.adapters.rest.problem;

import io.masthead.adapters.rest.input.Violation;
import java.nio.charset.StandardCharsets;
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

    /** Opens the texts. */
    public ProblemTexts() {
        messages.setBasename(ProblemTexts.class.getPackageName() + ".messages");
        messages.setBundleClassLoader(ProblemTexts.class.getClassLoader());
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        // English is the file without a language, not what the machine speaks.
        messages.setFallbackToSystemLocale(false);
    }

    /**
     * {@return the name of a kind of problem}
     *
     * @param type the kind
     * @param language one of the languages
     */
    public String title(ProblemType type, Locale language) {
        return text("problem." + type.slug() + ".title", language);
    }

    /**
     * {@return what is the matter, and what to do}
     *
     * @param type the kind of problem
     * @param language one of the languages
     */
    public String detail(ProblemType type, Locale language) {
        return text("problem." + type.slug() + ".detail", language);
    }

    /**
     * {@return the rule that a code stands for, without its limit}
     *
     * @param code the code
     * @param language one of the languages
     */
    public String rule(Violation.Code code, Locale language) {
        return text("violation." + code, language, SOME, SEVERAL);
    }

    /**
     * {@return a word of the pages that explain problems}
     *
     * @param label which
     * @param language one of the languages
     */
    public String label(Label label, Locale language) {
        return text("label." + label, language);
    }

    /** {@return what is wrong}. Limits are text, so that none is written with separators that no program reads. */
    String detail(Violation violation, Locale language) {
        String key = "violation." + violation.code();
        Long limit = violation.limit();
        return limit == null
                ? text(key, language, String.join(", ", violation.allowed()))
                : text(key, language, limit.toString(), limit);
    }

    private String text(String key, Locale language, Object... arguments) {
        return messages.getMessage(key, arguments, language);
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
