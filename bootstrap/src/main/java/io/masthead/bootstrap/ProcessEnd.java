package io.masthead.bootstrap;

import io.masthead.postgres.EmbeddedPostgres;
import org.springframework.boot.SpringApplication;

/**
 * End of the process, with its exit code. A supervisor that stops the service by SIGTERM or SIGINT gets 0 when it has
 * stopped in order, which Java itself would report as 143 or 130, like a stop that failed.
 */
final class ProcessEnd {

    private static final int SIGTERM = 143;

    private static volatile boolean isStarting;
    private static volatile int exitCode = SIGTERM;

    private ProcessEnd() {}

    /** Takes care of the exit code of the service. Before anything else: of the handlers, the first is the last to run. */
    static void prepare() {
        SpringApplication.getShutdownHandlers().add(() -> {
            if (!isStarting) { // otherwise, the hook of the start has yet to end what it has started
                Runtime.getRuntime().halt(exitCode);
            }
        });
    }

    /** From now on, a signal is a stop in order. */
    static void ready() {
        exitCode = 0;
    }

    /** Stops what runs, and exits. */
    static void exit(int code) {
        exitCode = code;
        System.exit(code);
    }

    /**
     * Lets a signal end a start at once: Spring would finish it first, which may take minutes for a large migration.
     * What the database does meanwhile is rolled back, as after any lost connection.
     *
     * @return ends this, after the start
     */
    static Runnable interruptible() {
        Thread hook = new Thread(
                () -> {
                    EmbeddedPostgres.abortStarts();
                    Runtime.getRuntime().halt(SIGTERM);
                },
                "start-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        isStarting = true;
        return () -> removeUnlessRunning(hook);
    }

    private static void removeUnlessRunning(Thread hook) {
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
            isStarting = false;
        } catch (IllegalStateException ending) {
            // It runs: the process ends at any moment.
        }
    }
}
