package io.masthead.testkit.sabotage;

import io.masthead.testkit.sabotage.Adapters.Transaction;
import io.masthead.testkit.sabotage.Subjects.OfTransactions;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What can go wrong with transactions. */
final class TransactionSabotages {

    private TransactionSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                transactions("nothing is undone", "undoes_everything_when_the_work_fails", honest -> Supplier::get),
                transactions(
                        "what is unfinished is seen",
                        "shows_nothing_to_others_before_it_is_finished",
                        honest -> Supplier::get),
                transactions(
                        "an error is kept", "undoes_everything_when_the_work_ends_in_an_error", KeepsAfterErrors::new),
                transactions("failures are wrapped", "passes_on_what_the_work_throws", Wraps::new));
    }

    private static Sabotage transactions(String name, String noticedBy, UnaryOperator<Transaction> broken) {
        return new Sabotage(
                name,
                OfTransactions.class,
                noticedBy,
                adapters -> adapters.transaction = broken.apply(adapters.transaction));
    }

    private record KeepsAfterErrors(Transaction honest) implements Transaction {
        @Override
        public <T> T run(Supplier<T> work) {
            Error[] thrown = new Error[1];
            T result = honest.run(() -> {
                try {
                    return work.get();
                } catch (Error error) {
                    thrown[0] = error;
                    return null;
                }
            });
            if (thrown[0] != null) {
                throw thrown[0];
            }
            return result;
        }
    }

    private record Wraps(Transaction honest) implements Transaction {
        @Override
        public <T> T run(Supplier<T> work) {
            try {
                return honest.run(work);
            } catch (RuntimeException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
