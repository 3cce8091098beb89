package io.masthead.testkit.memory;

import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.session.SignInSubject;
import java.time.Instant;

/** In-memory repository of failed sign-ins. */
final class InMemoryFailedSignIns implements FailedSignInRepository {

    private final Tables tables;

    InMemoryFailedSignIns(Tables tables) {
        this.tables = tables;
    }

    @Override
    public FailedSignIns lock(SignInSubject subject) {
        synchronized (tables) {
            return tables.failedSignIns.getOrDefault(subject, FailedSignIns.none(subject));
        }
    }

    @Override
    public void save(FailedSignIns failures) {
        synchronized (tables) {
            tables.failedSignIns.put(failures.subject(), failures);
        }
    }

    @Override
    public void remove(SignInSubject subject) {
        synchronized (tables) {
            tables.failedSignIns.remove(subject);
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
