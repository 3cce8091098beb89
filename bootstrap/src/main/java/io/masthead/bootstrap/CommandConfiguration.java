package io.masthead.bootstrap;

import io.masthead.adapters.rest.imports.PostImport;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.AdmissionLimits;
import io.masthead.http.problem.ProblemTexts;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Beans for commands. The {@link Settings} are registered before all others. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CoreConfiguration.class, PostImport.class})
class CommandConfiguration {

    /** Closed after the pool, which depends on it. */
    @Bean
    RunningDatabase database(DatabaseStart start) {
        return start.await();
    }

    /** A command is alone in its process. */
    @Bean
    Admission admission() {
        return new Admission(AdmissionLimits.NONE);
    }

    /** Commands print the codes of problems. */
    @Bean
    ProblemTexts problemTexts() {
        return new ProblemTexts(List.of());
    }
}
