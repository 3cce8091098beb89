package io.masthead.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

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
}
