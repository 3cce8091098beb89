package io.masthead.adapters.rest.imports;

import io.masthead.domain.user.UserId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Running imports: one of an account at a time. */
final class RunningImports {

    private final Set<UserId> accounts = ConcurrentHashMap.newKeySet();

    /**
     * Runs an import.
     *
     * @throws ImportInProgress if the account has a running import
     */
    void run(UserId account, Runnable work) {
        if (!accounts.add(account)) {
            throw new ImportInProgress();
        }
        try {
            work.run();
        } finally {
            accounts.remove(account);
        }
    }
}
