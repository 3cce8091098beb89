package io.masthead.application.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.domain.DomainEvent;
import io.masthead.domain.DomainEvents;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserChanges;
import io.masthead.domain.user.UserEvent.AccountClosed;
import io.masthead.domain.user.UserName;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class UnclaimedAccountsTest {

    private final Host host = new Host();

    @Test
    void releases_an_account_that_nobody_has_claimed_for_thirty_days() {
        User unclaimed = host.register("unclaimed@example.com");
        User owned = host.register("owned@example.com", "correct horse battery");

        host.clock.pass(Duration.ofDays(30));
        host.purge.purgeExpired().purge();
        assertThat(host.storage.users().count()).isEqualTo(2);
        host.clock.pass(Duration.ofSeconds(1));
        host.purge.purgeExpired().purge();

        assertThat(host.storage.users().find(unclaimed.id())).isEmpty();
        assertThat(host.storage.users().find(owned.id())).isPresent();
        assertThat(host.events()).contains(new AccountClosed(unclaimed.id(), host.clock.instant()));
        assertThat(host.storage.audit().list(Optional.empty(), 1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.record().action()).isEqualTo(AuditAction.ACCOUNT_CLOSED);
                    assertThat(entry.record().account()).contains(unclaimed.id());
                    assertThat(entry.record().actor()).isEmpty();
                });
        assertThat(host.register("unclaimed@example.com").id()).isNotEqualTo(unclaimed.id());
    }

    @Test
    void counts_from_the_last_change() {
        User changed = host.register("changed@example.com");
        host.clock.pass(Duration.ofDays(20));
        host.storage.users().save(changed.edit(UserChanges.NONE.withName(new UserName("New")), host.clock.instant()));

        host.clock.pass(Duration.ofDays(20));
        host.purge.purgeExpired().purge();

        assertThat(host.storage.users().find(changed.id())).isPresent();
    }

    @Test
    void releases_any_number() {
        IntStream.range(0, 250).forEach(i -> host.register("unclaimed" + i + "@example.com"));

        host.clock.pass(Duration.ofDays(31));
        host.purge.purgeExpired().purge();

        assertThat(host.storage.users().count()).isZero();
    }

    @Test
    void releases_a_hundred_accounts_in_a_transaction_with_their_audit_log_entries() {
        IntStream.range(0, 250).forEach(i -> host.register("unclaimed" + i + "@example.com"));
        host.clock.pass(Duration.ofDays(31));
        FailingEvents failing = new FailingEvents(150);

        assertThatThrownBy(() -> PurgeUseCases.assemble(host.ports.broken(failing))
                        .purgeExpired()
                        .purge())
                .isInstanceOf(IllegalStateException.class);

        assertThat(host.storage.users().count()).isEqualTo(150);
        assertThat(host.storage.audit().list(Optional.empty(), 251))
                .filteredOn(entry -> entry.record().action() == AuditAction.ACCOUNT_CLOSED)
                .hasSize(100);
    }

    /** Domain events of which one cannot be published. */
    private static final class FailingEvents implements Host.PortBreaker {

        private final int failing;
        private int published;

        private FailingEvents(int failing) {
            this.failing = failing;
        }

        @Override
        public <T> T broken(Class<T> port, T whole) {
            return port == DomainEvents.class ? port.cast((DomainEvents) this::publish) : whole;
        }

        private void publish(DomainEvent event) {
            published++;
            if (published == failing) {
                throw new IllegalStateException("Not published: " + event);
            }
        }
    }
}
