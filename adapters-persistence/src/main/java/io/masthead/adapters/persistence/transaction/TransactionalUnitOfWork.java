package io.masthead.adapters.persistence.transaction;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;

import io.masthead.adapters.persistence.connection.DatabaseDeadline;
import io.masthead.adapters.persistence.replica.ReplicaReads;
import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.Failure;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.UnitOfWork;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions of the database.
 *
 * <p>After contention (serialization failure, deadlock, or an entity that changed since it was read), work runs again from
 * the start, {@value #TRIES} times at most. Reading takes a snapshot (read only, repeatable read), which causes no
 * contention; what fails at a replica is read again at the primary.
 */
@Component
final class TransactionalUnitOfWork implements UnitOfWork {

    /** How often work is tried. */
    static final int TRIES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(TransactionalUnitOfWork.class);

    /** The longest wait before the second try; before the third it is twice as long. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(20);

    private static final TransactionDefinition CHANGE = TransactionDefinition.withDefaults();
    private static final TransactionDefinition SNAPSHOT = snapshot();

    private final PlatformTransactionManager manager;
    private final AfterCommitEvents events;

    TransactionalUnitOfWork(PlatformTransactionManager manager, AfterCommitEvents events) {
        this.manager = manager;
        this.events = events;
    }

    @Override
    public <T> T run(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return join(work);
        }
        for (int number = 1; ; number++) {
            RunningUnit unit = new RunningUnit();
            T result;
            try {
                result = unit.bind(() -> inTransaction(CHANGE, () -> complete(unit, work)));
            } catch (StorageContention | ConcurrentUpdate contention) {
                if (number == TRIES) {
                    throw new StorageContention(contention);
                }
                waitBefore(number + 1, contention);
                continue;
            }
            // After the transaction is over, where neither a listener's failure nor its own work can touch it.
            unit.events().forEach(events::deliver);
            return result;
        }
    }

    private <T> T complete(RunningUnit unit, Supplier<T> work) {
        T result = work.get();
        unit.complete();
        if (!(manager instanceof PostgresTransactionManager)) { // a host's own, which does not know of deferred rows
            unit.flush();
        }
        return result;
    }

    private static <T> T join(Supplier<T> work) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("A unit of work that changes something runs inside one that only reads");
        }
        Optional<RunningUnit> outer = RunningUnit.current();
        return outer.isPresent() ? outer.get().join(work) : work.get();
    }

    @Override
    public <T> T read(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        try {
            return inTransaction(SNAPSHOT, work);
        } catch (RuntimeException problem) {
            if (ReplicaReads.giveUp(problem)) {
                return inTransaction(SNAPSHOT, work);
            }
            throw problem;
        }
    }

    private <T> T inTransaction(TransactionDefinition definition, Supplier<T> work) {
        DatabaseDeadline.require();
        TransactionStatus transaction = translating(() -> manager.getTransaction(definition));
        T result;
        try {
            result = work.get();
        } catch (Throwable problem) {
            rollBack(transaction);
            throw problem;
        }
        translating(() -> manager.commit(transaction));
        return result;
    }

    /** Ignores a rollback that fails, as {@link PostgresTransactionManager} does, also with a manager of the host's. */
    private void rollBack(TransactionStatus transaction) {
        try {
            manager.rollback(transaction);
        } catch (RuntimeException problem) {
            LOG.debug("The connection broke before the rollback", problem);
        }
    }

    /** Waits for a random time, so that the same transactions do not collide again. */
    private static void waitBefore(int number, Failure reason) {
        long longest = LONGEST_WAIT.toNanos() * (number - 1);
        try {
            Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailable(reason);
        }
    }

    private static TransactionDefinition snapshot() {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setReadOnly(true);
        return definition;
    }
}
