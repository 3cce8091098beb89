package io.masthead.testkit.contract;

import io.masthead.domain.ConcurrentUpdate;
import io.masthead.domain.StorageContention;
import java.util.function.Supplier;

/** Runs transactions and rethrows the failure of the repository, even if the unit of work retried first. */
final class SingleTry {

    private SingleTry() {}

    static <T> T inTransaction(Storage storage, Supplier<T> work) {
        try {
            return storage.inTransaction(work);
        } catch (StorageContention contention) {
            if (contention.getCause() instanceof ConcurrentUpdate update) {
                throw update;
            }
            throw contention;
        }
    }

    static void run(Storage storage, Runnable work) {
        Object unused = inTransaction(storage, () -> {
            work.run();
            return "";
        });
    }
}
