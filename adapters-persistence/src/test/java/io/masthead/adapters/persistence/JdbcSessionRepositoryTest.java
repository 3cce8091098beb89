package io.masthead.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.domain.UserAgent;
import io.masthead.domain.session.Session;
import io.masthead.domain.user.User;
import io.masthead.testkit.Sessions;
import io.masthead.testkit.Users;
import io.masthead.testkit.contract.SessionRepositoryContract;
import io.masthead.testkit.contract.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@SuppressWarnings("MethodName")
class JdbcSessionRepositoryTest extends SessionRepositoryContract {

    private final Database database;

    JdbcSessionRepositoryTest(@Autowired Database database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.emptied();
    }

    @Override
    protected Storage storage() {
        return database;
    }

    @Test
    void removing_what_has_expired_does_not_wait_for_who_has_locked_some_of_it() {
        User alice = Users.alice(database.users().nextId());
        Session locked = Sessions.begun(database.sessions().nextId(), alice.id());
        Session other = Sessions.begun(database.sessions().nextId(), alice.id());
        Instant later = Sessions.BEGUN.plus(Session.LIFETIME).plusSeconds(1_000_000);
        database.run(() -> {
            database.users().add(alice);
            database.sessions().add(locked);
            database.sessions().add(other);
        });

        database.run(() -> {
            Optional<Session> unused = database.sessions().lock(Sessions.family(locked.id()));
            assertThat(CompletableFuture.runAsync(() -> database.sessions().removeExpired(later)))
                    .succeedsWithin(Duration.ofSeconds(20));
        });

        assertThat(database.sessions().list(alice.id())).containsExactly(locked);
    }

    @Test
    void saving_writes_every_column() {
        User alice = Users.alice(database.users().nextId());
        User bob = Users.bob(database.users().nextId());
        Session before = Sessions.begun(database.sessions().nextId(), alice.id());
        Session.State changed = new Session.State(
                before.id(),
                bob.id(),
                new UserAgent("another device"),
                Instant.parse("2026-01-01T00:00:00.000001Z"),
                Instant.parse("2026-01-02T00:00:00.000002Z"),
                Sessions.successor(1),
                Sessions.successor(2),
                Optional.of(new Session.Spent(Sessions.successor(3), Sessions.seed(4))));
        database.run(() -> {
            database.users().add(alice);
            database.users().add(bob);
            database.sessions().add(before);
        });

        database.run(() -> database.sessions().save(Session.restore(changed)));

        assertThat(database.sessions().find(before.id()).map(Session::state)).contains(changed);
    }
}
