package io.masthead.bootstrap.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Fails a run of tests, however few, that leaves a secret in what was printed. JUnit finds it by itself. */
public final class SecrecyExtension implements BeforeAllCallback {

    /** What the store gets first it closes last: the service that tests share has stopped by then. */
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
