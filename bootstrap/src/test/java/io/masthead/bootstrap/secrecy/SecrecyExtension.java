package io.masthead.bootstrap.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Fails a run of any number of tests that leaves a secret in the output. JUnit registers it automatically. */
public final class SecrecyExtension implements BeforeAllCallback {

    /** The store closes its first value last: the service that tests share has stopped by then. */
    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Watch.class, key -> Watch.begun());
    }

    private static final class Watch implements AutoCloseable {

        static Watch begun() {
            Printed.listenToConsole();
            return new Watch();
        }

        @Override
        public void close() {
            assertThat(Printed.secrets()).as("Secrets in what was printed").isEmpty();
        }
    }
}
