package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.http.problem.FeatureProblems;
import java.util.List;
import org.junit.jupiter.api.Test;

@RestSlice
@SuppressWarnings("MethodName")
class FeatureProblemsTest {

    private final List<FeatureProblems> features;

    FeatureProblemsTest(List<FeatureProblems> features) {
        this.features = features;
    }

    @Test
    void every_feature_has_its_texts_in_every_language() {
        assertThat(features)
                .isNotEmpty()
                .allSatisfy(feature -> assertThat(feature.missingTexts()).isEmpty());
    }
}
