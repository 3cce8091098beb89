package io.masthead.bootstrap.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Command;
import io.masthead.application.Query;
import io.masthead.application.SnapshotRead;
import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.DomainEvent;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.NotAllowed;
import io.masthead.domain.StorageContention;
import io.masthead.domain.user.UserEvent.UserRegistered;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.contract.DomainEventsContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

@SuppressWarnings("MethodName")
class TransactionsTest extends DomainEventsContract {

    private final List<String> log = new ArrayList<>();
    private final List<DomainEvent> told = new ArrayList<>();
    private final EventsAfterCommit events = new EventsAfterCommit(told::add);
    private final Transactions transactions = new Transactions(new LoggingManager());

    @Override
    protected DomainEvents events() {
        return events;
    }

    @Override
    protected List<DomainEvent> told() {
        return told;
    }

    @Override
    protected void inTransaction(Runnable work) {
        transactions.around(Change.class, work::run).change();
    }

    @Test
    void a_command_runs_in_one_transaction() {
        transactions.around(Change.class, () -> log.add("work")).change();

        assertThat(log).containsExactly("begin", "work", "commit");
    }

    @Test
    void a_command_that_fails_is_rolled_back_and_not_tried_again() {
        Change failing = transactions.around(Change.class, () -> {
            log.add("work");
            throw new NotAllowed();
        });

        assertThatThrownBy(failing::change).isInstanceOf(NotAllowed.class);
        assertThat(log).containsExactly("begin", "work", "rollback");
    }

    @Test
    void a_command_that_got_in_the_way_is_tried_again_from_the_start() {
        transactions
                .around(Change.class, () -> {
                    log.add("work");
                    if (log.size() < 3) {
                        throw new StorageContention(new IllegalStateException());
                    }
                })
                .change();

        assertThat(log).containsExactly("begin", "work", "rollback", "begin", "work", "commit");
    }

    @Test
    void a_command_is_tried_three_times_at_most() {
        Change failing = transactions.around(Change.class, () -> {
            log.add("work");
            throw new ConcurrentUpdate();
        });

        assertThatThrownBy(failing::change)
                .isInstanceOf(StorageContention.class)
                .hasCauseInstanceOf(ConcurrentUpdate.class);
        assertThat(log.stream().filter("work"::equals)).hasSize(3);
        assertThat(log).doesNotContain("commit");
    }

    @Test
    void a_query_runs_without_a_transaction() {
        String found = transactions.around(Read.class, query -> "found").read(() -> false);

        assertThat(found).isEqualTo("found");
        assertThat(log).isEmpty();
    }

    @Test
    void a_query_of_several_statements_runs_in_one_read_only_snapshot() {
        transactions.around(Read.class, query -> "found").read(() -> true);

        assertThat(log).containsExactly("begin read-only snapshot", "commit");
    }

    @Test
    void a_port_must_be_marked() {
        assertThatThrownBy(() -> transactions.around(Runnable.class, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Runnable");
    }

    @Test
    void events_are_told_after_the_commit_in_their_order() {
        UserRegistered first = registered(1);
        UserRegistered second = registered(2);

        transactions
                .around(Change.class, () -> {
                    events.publish(first);
                    events.publish(second);
                    assertThat(told).isEmpty();
                })
                .change();

        assertThat(told).containsExactly(first, second);
    }

    @Test
    void events_of_what_did_not_happen_are_forgotten() {
        Change failing = transactions.around(Change.class, () -> {
            events.publish(registered(1));
            throw new NotAllowed();
        });

        assertThatThrownBy(failing::change).isInstanceOf(NotAllowed.class);
        assertThat(told).isEmpty();
    }

    @Test
    void events_of_a_second_try_are_told_once() {
        transactions
                .around(Change.class, () -> {
                    log.add("work");
                    events.publish(registered(1));
                    if (log.size() < 3) {
                        throw new ConcurrentUpdate();
                    }
                })
                .change();

        assertThat(told).containsExactly(registered(1));
    }

    private static UserRegistered registered(long id) {
        return new UserRegistered(new UserId(id), Instant.EPOCH);
    }

    @Command
    interface Change {
        void change();
    }

    @Query
    interface Read {
        String read(SnapshotRead query);
    }

    /** Begins and ends nothing, and says so. */
    private final class LoggingManager extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            boolean snapshot = definition.getIsolationLevel() == TransactionDefinition.ISOLATION_REPEATABLE_READ;
            log.add("begin" + (definition.isReadOnly() ? " read-only" : "") + (snapshot ? " snapshot" : ""));
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            log.add("commit");
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            log.add("rollback");
        }
    }
}
