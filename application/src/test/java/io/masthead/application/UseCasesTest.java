package io.masthead.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.UseCases.Repositories;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserEvent.UserRegistered;
import io.masthead.domain.user.UserName;
import io.masthead.testkit.SettableClock;
import io.masthead.testkit.Users;
import io.masthead.testkit.memory.InMemoryStorage;
import io.masthead.testkit.memory.ReadableAccessTokens;
import io.masthead.testkit.memory.ReadableRefreshTokens;
import io.masthead.testkit.memory.RecordedEvents;
import io.masthead.testkit.memory.ReversiblePasswordHasher;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName") // tests are named by behaviour
class UseCasesTest {

    private final InMemoryStorage kept = new InMemoryStorage();
    private final DrivenPorts ports = DrivenPorts.of(
            new Repositories(
                    kept.users(),
                    kept.posts(),
                    kept.sessions(),
                    kept.failedSignIns(),
                    kept.identities(),
                    kept.audit(),
                    kept.requests()),
            kept::inTransaction,
            new ReversiblePasswordHasher(),
            new ReadableAccessTokens(),
            new ReadableRefreshTokens(),
            new SettableClock(Users.REGISTERED));

    @Test
    void are_assembled_from_what_a_host_needs_at_least() {
        User alice = register(UseCases.assemble(ports));

        assertThat(kept.users().find(alice.id())).contains(alice);
        assertThat(kept.audit().list(Optional.empty(), 1))
                .extracting(AuditEntry::record)
                .allSatisfy(record -> assertThat(record.origin()).isEqualTo(RequestOrigin.HOST))
                .isNotEmpty();
    }

    @Test
    void tell_whoever_wants_to_know() {
        RecordedEvents events = new RecordedEvents();

        User alice = register(UseCases.assemble(ports.withEvents(events)));

        assertThat(events.all()).containsExactly(new UserRegistered(alice.id(), Users.REGISTERED));
    }

    @Test
    void record_where_a_request_came_from() {
        User alice = register(UseCases.assemble(ports.withOrigins(() -> Host.ORIGIN)));

        assertThat(kept.audit().listOf(alice.id(), Optional.empty(), 1))
                .extracting(entry -> entry.record().origin())
                .containsExactly(Host.ORIGIN);
    }

    private static User register(UseCases useCases) {
        return useCases.users()
                .register()
                .register(new Registration(
                        new UserName("Alice"), new EmailAddress("alice@example.com"), new Age(25), Optional.empty()))
                .value()
                .user();
    }
}
