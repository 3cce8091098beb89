package io.masthead.http.problem;

import io.masthead.http.request.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * Problems of a feature, for their documentation. A bean; without it, failures of the feature have the right status and
 * the general texts of that status.
 *
 * @param types its types of problems
 * @param violationCodes the codes of its violations
 * @param messages the base name of resource bundles with its texts, in each of {@link Languages}
 */
public record FeatureProblems(List<ProblemType> types, List<String> violationCodes, Optional<String> messages) {

    private static final ResourceBundle.Control FILES =
            ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Copies the lists. */
    public FeatureProblems {
        types = List.copyOf(types);
        violationCodes = List.copyOf(violationCodes);
    }

    /**
     * Checks that each bundle has all texts: title and detail of each type, and the rule of each code. For a test of
     * the feature, since at runtime an English or a general text replaces a missing one.
     *
     * @return the missing texts, as file and key; none if the feature names no bundles
     */
    public List<String> missingTexts() {
        return messages.stream()
                .flatMap(base -> Languages.ALL.stream().flatMap(language -> missingTexts(base, language)))
                .toList();
    }

    private Stream<String> missingTexts(String base, Locale language) {
        Locale suffix = language.equals(Languages.ALL.getFirst()) ? Locale.ROOT : language;
        String file = FILES.toResourceName(FILES.toBundleName(base, suffix), "properties");
        Properties texts = read(file);
        return ProblemTexts.keys(this)
                .filter(key -> texts.getProperty(key, "").isBlank())
                .map(key -> file + ": " + key);
    }

    private static Properties read(String file) {
        Properties texts = new Properties();
        ClassPathResource resource = new ClassPathResource(file);
        if (!resource.exists()) {
            return texts;
        }
        try (InputStream stream = resource.getInputStream()) {
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
