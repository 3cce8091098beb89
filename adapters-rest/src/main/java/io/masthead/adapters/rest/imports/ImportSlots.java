package io.masthead.adapters.rest.imports;

import io.masthead.domain.Overloaded;
import io.masthead.domain.user.UserId;
import java.util.HashSet;
import java.util.Set;

/** Bulkhead of imports: few at a time, which bounds memory, and one per user, which keeps slots for others. */
final class ImportSlots {

    /** The most imports at a time. */
    static final int MOST = 4;

    private final Set<UserId> taken = new HashSet<>();

    /**
     * Runs an import.
     *
     * @throws Overloaded if all slots are taken, or the user has a running import
     */
    void run(UserId user, Runnable work) {
        take(user);
        try {
            work.run();
        } finally {
            release(user);
        }
    }

    private synchronized void take(UserId user) {
        if (taken.size() == MOST || !taken.add(user)) {
            throw new Overloaded();
        }
    }

    private synchronized void release(UserId user) {
        taken.remove(user);
    }
}
