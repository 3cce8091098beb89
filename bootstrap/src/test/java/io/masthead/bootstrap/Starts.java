package io.masthead.bootstrap;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts in this JVM, one at a time: each sets up the logging of the process anew. */
final class Starts {

    private static final Lock ONE = new ReentrantLock();

    private Starts() {}

    static ConfigurableApplicationContext service(Map<String, String> environment, Path directory) {
        return alone(() -> Masthead.start(environment, directory));
    }

    static ConfigurableApplicationContext forCommands(Map<String, String> environment, Path directory) {
        return alone(() -> Masthead.startForCommands(environment, directory));
    }

    private static ConfigurableApplicationContext alone(Supplier<ConfigurableApplicationContext> start) {
        ONE.lock();
        try {
            return start.get();
        } finally {
            ONE.unlock();
        }
    }
}
