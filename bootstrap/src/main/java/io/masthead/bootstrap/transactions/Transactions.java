package io.masthead.bootstrap.transactions;

import io.masthead.application.Command;
import io.masthead.application.Query;
import io.masthead.application.SnapshotRead;
import io.masthead.application.Workflow;
import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Failure;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.UnitOfWork;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts transactions around use cases.
 *
 * <p>A {@link Command} runs in one transaction; when it got in the way of another (serialization failure, deadlock, or
 * an entity that changed since it was read) it runs again from the start, {@value #TRIES} times at most. A
 * {@link Query} runs without a transaction, unless its argument asks for a snapshot ({@link SnapshotRead}). A
 * {@link Workflow} runs without one, too, and asks for it where it changes something ({@link UnitOfWork}).
 */
public final class Transactions implements UnitOfWork {

    /** How often a command is tried. */
    static final int TRIES = 3;

    /** The longest wait before the second try; before the third it is twice as long. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(20);

    private final TransactionTemplate command;
    private final TransactionTemplate snapshot;

    /**
     * Prepares transactions.
     *
     * @param manager begins and ends them
     */
    public Transactions(PlatformTransactionManager manager) {
        command = new TransactionTemplate(manager);
        snapshot = new TransactionTemplate(manager);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Puts transactions around a use case.
     *
     * @param <T> the driving port
     * @param port the driving port, marked as command or query
     * @param useCase what is behind it
     * @return the use case with transactions
     * @throws IllegalArgumentException if the port is not marked
     */
    public <T> T around(Class<T> port, T useCase) {
        if (Stream.of(Command.class, Query.class, Workflow.class)
                        .filter(port::isAnnotationPresent)
                        .count()
                != 1) {
            throw new IllegalArgumentException(
                    port.getName() + " must be marked as one of @Command, @Query, @Workflow");
        }
        if (port.isAnnotationPresent(Workflow.class)) {
            return useCase;
        }
        boolean isCommand = port.isAnnotationPresent(Command.class);
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(useCase, arguments);
            }
            Supplier<@Nullable Object> call = () -> call(useCase, method, arguments);
            if (isCommand) {
                return runCommand(call);
            }
            return arguments != null && arguments[0] instanceof SnapshotRead read && read.needsSnapshot()
                    ? snapshot.execute(status -> call.get())
                    : call.get();
        };
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    @Override
    public <T> T run(Supplier<T> work) {
        return Objects.requireNonNull(this.<T>runCommand(work));
    }

    private <T> @Nullable T runCommand(Supplier<? extends @Nullable T> call) {
        for (int number = 1; ; number++) {
            try {
                return command.execute(status -> call.get());
            } catch (StorageContention | ConcurrentUpdate inTheWay) {
                if (number == TRIES) {
                    throw new StorageContention(inTheWay);
                }
                waitBefore(number + 1, inTheWay);
            }
        }
    }

    /** Waits for a random while, so that those who met do not meet again. */
    private static void waitBefore(int number, Failure reason) {
        long longest = LONGEST_WAIT.toNanos() * (number - 1);
        try {
            Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailable(reason);
        }
    }

    private static @Nullable Object call(Object useCase, Method method, @Nullable Object[] arguments) {
        try {
            return method.invoke(useCase, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getTargetException() instanceof RuntimeException exception) {
                throw exception;
            }
            if (thrown.getTargetException() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(thrown.getTargetException());
        } catch (IllegalAccessException inaccessible) {
            throw new IllegalStateException(inaccessible);
        }
    }
}
