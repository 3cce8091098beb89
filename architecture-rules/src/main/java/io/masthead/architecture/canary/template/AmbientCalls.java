package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Mark;
import java.time.Instant;
import java.util.UUID;

/** Class that uses clock, randomness, environment and standard output. */
@Mark
public class AmbientCalls {

    @SuppressWarnings("StringCaseLocaleUsage")
    void read() {
        String read = Instant.now() + UUID.randomUUID().toString() + System.getenv("HOME");
        System.out.println(read.toUpperCase());
    }
}
