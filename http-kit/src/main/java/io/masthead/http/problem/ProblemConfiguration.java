package io.masthead.http.problem;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Beans that write and document problems. */
@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {

    @Bean
    static ProblemTexts problemTexts(ObjectProvider<FeatureProblems> features) {
        return new ProblemTexts(features.orderedStream().toList());
    }

    @Bean
    static ProblemCatalogue problemCatalogue(ObjectProvider<FeatureProblems> features) {
        return new ProblemCatalogue(features.orderedStream().toList());
    }

    @Bean
    static ProblemWriter problemWriter(JsonMapper mapper, ProblemTexts texts) {
        return new ProblemWriter(mapper, texts);
    }
}
