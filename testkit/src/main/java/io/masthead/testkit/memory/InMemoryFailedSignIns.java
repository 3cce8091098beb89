package io.masthead.testkit.memory;

import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.user.EmailAddress;
import java.time.Instant;

/** In-memory repository of failed sign-ins. */
final class InMemoryFailedSignIns implements FailedSignInRepository {

    private final Tables tables;

    InMemoryFailedSignIns(Tables tables) {
        this.tables = tables;
    }

    @Override
    public FailedSignIns lock(EmailAddress email) {
        synchronized (tables) {
            return tables.failedSignIns.getOrDefault(email, FailedSignIns.none(email));
        }
    }

    @Override
    public void save(FailedSignIns failures) {
        synchronized (tables) {
            tables.failedSignIns.put(failures.email(), failures);
        }
    }

    @Override
    public void remove(EmailAddress email) {
        synchronized (tables) {
            tables.failedSignIns.remove(email);
        }
    }

    @Override
    public void removeOlderThan(Instant before) {
        synchronized (tables) {
            tables.failedSignIns
                    .values()
                    .removeIf(failures -> failures.blockedUntil().isBefore(before));
        }
    }
}
