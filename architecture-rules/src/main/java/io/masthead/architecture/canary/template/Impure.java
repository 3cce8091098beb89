package io.masthead.architecture.canary.template;

import java.time.Instant;
import java.util.UUID;

/** Reads what differs from run to run. */
public class Impure {

    @SuppressWarnings("StringCaseLocaleUsage")
    void read() {
        String read = Instant.now() + UUID.randomUUID().toString() + System.getenv("HOME");
        System.out.println(read.toUpperCase());
    }
}
