package io.masthead.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.DomainEvent;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.user.UserEvent.AccountClosed;
import io.masthead.domain.user.UserEvent.UserRegistered;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link DomainEvents} promises; an adapter that knows transactions has to forget at a rollback besides. */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class DomainEventsContract {

    private static final UserId SOMEBODY = new UserId(1);
    private static final DomainEvent FIRST = new UserRegistered(SOMEBODY, Instant.EPOCH);
    private static final DomainEvent SECOND = new AccountClosed(SOMEBODY, Instant.EPOCH.plusSeconds(1));

    /** For subclasses. */
    protected DomainEventsContract() {}

    /** {@return the adapter under test} */
    protected abstract DomainEvents events();

    /** {@return what the world was told so far, in order} */
    protected abstract List<DomainEvent> told();

    /**
     * Runs work as the host runs a command: in one transaction that is committed, if the adapter knows transactions.
     *
     * @param work the work
     */
    protected abstract void inTransaction(Runnable work);

    @Test
    void tells_nothing_by_itself() {
        assertThat(told()).isEmpty();
    }

    @Test
    void tells_what_was_published_once_and_in_order() {
        inTransaction(() -> {
            events().publish(FIRST);
            events().publish(SECOND);
        });
        inTransaction(() -> events().publish(FIRST));

        assertThat(told()).containsExactly(FIRST, SECOND, FIRST);
    }
}
