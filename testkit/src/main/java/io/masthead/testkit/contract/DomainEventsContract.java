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

/**
 * Contract of {@link DomainEvents}. A transactional adapter must also discard events on rollback, which this contract
 * does not test.
 */
@SuppressWarnings("MethodName") // tests are named by behaviour
public abstract class DomainEventsContract {

    private static final UserId USER = new UserId(1);
    private static final DomainEvent FIRST = new UserRegistered(USER, 0, Instant.EPOCH);
    private static final DomainEvent SECOND = new AccountClosed(USER, Instant.EPOCH.plusSeconds(1));

    /** For subclasses. */
    protected DomainEventsContract() {}

    /** {@return the adapter under test} */
    protected abstract DomainEvents events();

    /** {@return the events published so far, in order} */
    protected abstract List<DomainEvent> published();

    /**
     * Runs work as the host runs a command: in one committed transaction, if the adapter is transactional.
     *
     * @param work the work
     */
    protected abstract void inTransaction(Runnable work);

    @Test
    void tells_nothing_by_itself() {
        assertThat(published()).isEmpty();
    }

    @Test
    void tells_what_was_published_once_and_in_order() {
        inTransaction(() -> {
            events().publish(FIRST);
            events().publish(SECOND);
        });
        inTransaction(() -> events().publish(FIRST));

        assertThat(published()).containsExactly(FIRST, SECOND, FIRST);
    }
}
