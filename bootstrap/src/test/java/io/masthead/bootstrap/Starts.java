package io.masthead.bootstrap;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts in this JVM, one at a time: each sets up the logging of the process anew. */
final class Starts {

    private static final Lock ONE = new ReentrantLock();

    private Starts() {}

    static ConfigurableApplicationContext service(Map<String, String> environment, Path directory) {
        None starts = none();
        try (starts) {
            return Masthead.start(environment, directory);
        }
    }

    static ConfigurableApplicationContext forCommands(Map<String, String> environment, Path directory) {
        None starts = none();
        try (starts) {
            return Masthead.startForCommands(environment, directory);
        }
    }

    /** {@return a time without starts by others, for what reads the log: Boot drops all of it during a part of each} */
    static None none() {
        ONE.lock();
        return ONE::unlock;
    }

    /** Ends when it is closed. */
    interface None extends AutoCloseable {

        @Override
        void close();
    }
}
