package io.masthead.adapters.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.DomainEvent;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.Forbidden;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.user.UserEvent.UserRegistered;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.contract.DomainEventsContract;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

@SuppressWarnings("MethodName")
class TransactionalUnitOfWorkTest extends DomainEventsContract {

    private final List<String> log = new ArrayList<>();
    private final List<DomainEvent> told = new ArrayList<>();
    private final AfterCommitEvents events = new AfterCommitEvents(told::add);
    private final UnitOfWork work = new TransactionalUnitOfWork(new LoggingManager(), events);

    @Override
    protected DomainEvents events() {
        return events;
    }

    @Override
    protected List<DomainEvent> published() {
        return told;
    }

    @Override
    protected void inTransaction(Runnable change) {
        work.run(change);
    }

    @Test
    void a_change_runs_in_one_transaction() {
        work.run(() -> log.add("work"));

        assertThat(log).containsExactly("begin", "work", "commit");
    }

    @Test
    void a_change_that_fails_is_rolled_back_and_not_tried_again() {
        assertThatThrownBy(() -> work.run(() -> {
                    log.add("work");
                    throw new Forbidden();
                }))
                .isInstanceOf(Forbidden.class);
        assertThat(log).containsExactly("begin", "work", "rollback");
    }

    @Test
    void a_change_that_got_in_the_way_is_tried_again_from_the_start() {
        work.run(() -> {
            log.add("work");
            if (log.size() < 3) {
                throw new StorageContention(new IllegalStateException());
            }
        });

        assertThat(log).containsExactly("begin", "work", "rollback", "begin", "work", "commit");
    }

    @Test
    void a_change_is_tried_three_times_at_most() {
        assertThatThrownBy(() -> work.run(() -> {
                    log.add("work");
                    throw new ConcurrentUpdate();
                }))
                .isInstanceOf(StorageContention.class)
                .hasCauseInstanceOf(ConcurrentUpdate.class);
        assertThat(log.stream().filter("work"::equals)).hasSize(3);
        assertThat(log).doesNotContain("commit");
    }

    @Test
    void reading_runs_in_one_read_only_transaction() {
        assertThat(work.<String>read(() -> "found")).isEqualTo("found");

        assertThat(log).containsExactly("begin read-only", "commit");
    }

    @Test
    void a_change_inside_another_is_not_tried_again_by_itself() {
        work.run(() -> {
            log.add("outer");
            work.run(() -> {
                log.add("inner");
                if (log.size() < 5) {
                    throw new ConcurrentUpdate();
                }
            });
        });

        assertThat(log).containsExactly("begin", "outer", "inner", "rollback", "begin", "outer", "inner", "commit");
    }

    @Test
    void the_first_problem_is_the_news_if_the_rollback_fails_as_well() {
        UnitOfWork broken = new TransactionalUnitOfWork(
                new LoggingManager() {
                    @Override
                    protected void doRollback(DefaultTransactionStatus status) {
                        throw new TransactionSystemException("the connection broke");
                    }
                },
                events);

        assertThatThrownBy(() -> broken.run(() -> {
                    throw new Forbidden();
                }))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void a_transaction_that_cannot_begin_or_end_is_a_failure() {
        UnitOfWork away = new TransactionalUnitOfWork(
                new LoggingManager() {
                    @Override
                    protected void doBegin(Object transaction, TransactionDefinition definition) {
                        throw new CannotCreateTransactionException("", new SQLTransientConnectionException("pool"));
                    }
                },
                events);
        UnitOfWork breaking = new TransactionalUnitOfWork(
                new LoggingManager() {
                    @Override
                    protected void doCommit(DefaultTransactionStatus status) {
                        throw new TransactionSystemException("", new SQLException("", "08006"));
                    }
                },
                events);

        assertThatThrownBy(() -> away.run(() -> {})).isInstanceOf(StorageUnavailable.class);
        assertThatThrownBy(() -> breaking.run(() -> {})).isInstanceOf(StorageUnavailable.class);
    }

    @Test
    void events_are_told_after_the_commit_in_their_order() {
        UserRegistered first = registered(1);
        UserRegistered second = registered(2);

        work.run(() -> {
            events.publish(first);
            events.publish(second);
            assertThat(told).isEmpty();
        });

        assertThat(told).containsExactly(first, second);
    }

    @Test
    void events_of_what_did_not_happen_are_forgotten() {
        assertThatThrownBy(() -> work.run(() -> {
                    events.publish(registered(1));
                    throw new Forbidden();
                }))
                .isInstanceOf(Forbidden.class);
        assertThat(told).isEmpty();
    }

    @Test
    void events_of_a_second_try_are_told_once() {
        work.run(() -> {
            log.add("work");
            events.publish(registered(1));
            if (log.size() < 3) {
                throw new ConcurrentUpdate();
            }
        });

        assertThat(told).containsExactly(registered(1));
    }

    @Test
    void a_listener_that_fails_changes_nothing_and_the_others_are_still_told() {
        List<DomainEvent> heard = new ArrayList<>();
        AfterCommitEvents toFailing = new AfterCommitEvents(event -> {
            heard.add(event);
            throw new StorageContention(new IllegalStateException("of the listener"));
        });
        UnitOfWork committing = new TransactionalUnitOfWork(new LoggingManager(), toFailing);

        committing.run(() -> {
            toFailing.publish(registered(1));
            toFailing.publish(registered(2));
        });

        assertThat(log).containsExactly("begin", "commit");
        assertThat(heard).containsExactly(registered(1), registered(2));
    }

    @Test
    void a_listener_has_transactions_of_its_own() {
        UnitOfWork[] ofListener = new UnitOfWork[1];
        AfterCommitEvents toWriting = new AfterCommitEvents(event -> ofListener[0].run(() -> log.add("listener")));
        UnitOfWork committing = new TransactionalUnitOfWork(new LoggingManager(), toWriting);
        ofListener[0] = committing;

        committing.run(() -> toWriting.publish(registered(1)));

        assertThat(log).containsExactly("begin", "commit", "begin", "listener", "commit");
    }

    @Test
    void a_change_inside_reading_is_refused() {
        assertThatThrownBy(() -> work.read(() -> work.<String>run(() -> "changed")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static UserRegistered registered(long id) {
        return new UserRegistered(new UserId(id), 0, Instant.EPOCH);
    }

    /** Transaction manager that only records its calls. */
    private class LoggingManager extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            log.add("begin" + (definition.isReadOnly() ? " read-only" : ""));
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
