package io.masthead.adapters.rest.imports;

import io.masthead.domain.Overloaded;
import io.masthead.domain.user.UserId;
import java.util.HashSet;
import java.util.Set;

/** Who imports at this moment: few at a time, so that memory has a bound, and nobody twice, so that others get a turn. */
final class ImportSlots {

    /** The most at a time. */
    static final int MOST = 4;

    private final Set<UserId> taken = new HashSet<>();

    /**
     * Runs an import.
     *
     * @throws Overloaded if there is no room for one more, or the user has one that is running
     */
    void run(UserId user, Runnable work) {
        take(user);
        try {
            work.run();
        } finally {
            giveBack(user);
        }
    }

    private synchronized void take(UserId user) {
        if (taken.size() == MOST || !taken.add(user)) {
            throw new Overloaded();
        }
    }

    private synchronized void giveBack(UserId user) {
        taken.remove(user);
    }
}
