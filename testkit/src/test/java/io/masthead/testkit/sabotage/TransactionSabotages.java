package io.masthead.testkit.sabotage;

import io.masthead.domain.UnitOfWork;
import io.masthead.testkit.sabotage.Subjects.OfTransactions;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Mistakes in units of work. */
final class TransactionSabotages {

    private TransactionSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                units("nothing is rolled back", "undoes_everything_when_the_work_fails", NeverRollsBack::new),
                units(
                        "uncommitted changes are visible",
                        "shows_nothing_to_others_before_it_is_finished",
                        NeverRollsBack::new),
                units("an error commits", "undoes_everything_when_the_work_ends_in_an_error", KeepsAfterErrors::new),
                units("failures are wrapped", "passes_on_what_the_work_throws", Wraps::new),
                units("failures of reading are wrapped", "passes_on_what_reading_throws", WrapsReading::new),
                units(
                        "reading has no snapshot",
                        "reads_one_state_whatever_others_commit_meanwhile",
                        ReadsWithoutSnapshot::new),
                units(
                        "a nested unit of work commits on its own",
                        "joins_the_unit_of_work_that_it_is_in",
                        CommitsNested::new),
                units(
                        "a nested failure is ignored",
                        "a_unit_inside_that_fails_leaves_nothing_of_the_outer_one",
                        IgnoresNestedFailure::new),
                units(
                        "nested reading that fails undoes everything",
                        "reading_inside_that_fails_leaves_the_outer_one_as_it_is",
                        ReadsInAUnit::new),
                units(
                        "a unit of work that only reads keeps changes",
                        "changes_nothing_inside_one_that_only_reads",
                        ReadsWithoutSnapshot::new),
                units(
                        "nested reading does not see the changes of the transaction",
                        "reads_what_the_unit_of_work_that_it_is_in_has_written",
                        ReadsTheStateBefore::new));
    }

    private static Sabotage units(String name, String noticedBy, UnaryOperator<UnitOfWork> broken) {
        return new Sabotage(
                name,
                OfTransactions.class,
                noticedBy,
                adapters -> adapters.unitOfWork = broken.apply(adapters.unitOfWork));
    }

    record NeverRollsBack(UnitOfWork honest) implements UnitOfWork {
        @Override
        public <T> T run(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T read(Supplier<T> work) {
            return honest.read(work);
        }
    }

    private record KeepsAfterErrors(UnitOfWork honest) implements UnitOfWork {
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

        @Override
        public <T> T read(Supplier<T> work) {
            return honest.read(work);
        }
    }

    private record Wraps(UnitOfWork honest) implements UnitOfWork {
        @Override
        public <T> T run(Supplier<T> work) {
            try {
                return honest.run(work);
            } catch (RuntimeException failure) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        public <T> T read(Supplier<T> work) {
            return honest.read(work);
        }
    }

    private record WrapsReading(UnitOfWork honest) implements UnitOfWork {
        @Override
        public <T> T run(Supplier<T> work) {
            return honest.run(work);
        }

        @Override
        public <T> T read(Supplier<T> work) {
            try {
                return honest.read(work);
            } catch (RuntimeException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    private record ReadsWithoutSnapshot(UnitOfWork honest) implements UnitOfWork {
        @Override
        public <T> T run(Supplier<T> work) {
            return honest.run(work);
        }

        @Override
        public <T> T read(Supplier<T> work) {
            return work.get();
        }
    }

    private record ReadsInAUnit(UnitOfWork honest) implements UnitOfWork {
        @Override
        public <T> T run(Supplier<T> work) {
            return honest.run(work);
        }

        @Override
        public <T> T read(Supplier<T> work) {
            return honest.run(work);
        }
    }

    /** Runs the inner unit of work as if it were a part of the outer one, which may catch its failure. */
    private static final class IgnoresNestedFailure implements UnitOfWork {
        private final UnitOfWork honest;
        private int depth;

        private IgnoresNestedFailure(UnitOfWork honest) {
            this.honest = honest;
        }

        @Override
        public <T> T run(Supplier<T> work) {
            depth++;
            try {
                return depth == 1 ? honest.run(work) : work.get();
            } finally {
                depth--;
            }
        }

        @Override
        public <T> T read(Supplier<T> work) {
            return honest.read(work);
        }
    }

    /** Commits nested units of work on their own. */
    private static final class CommitsNested implements UnitOfWork {
        private final UnitOfWork honest;
        private int depth;

        private CommitsNested(UnitOfWork honest) {
            this.honest = honest;
        }

        @Override
        public <T> T run(Supplier<T> work) {
            depth++;
            try {
                return depth == 1 ? work.get() : honest.run(work);
            } finally {
                depth--;
            }
        }

        @Override
        public <T> T read(Supplier<T> work) {
            return honest.read(work);
        }
    }

    private record ReadsTheStateBefore(UnitOfWork honest) implements UnitOfWork {
        @Override
        public <T> T run(Supplier<T> work) {
            return honest.run(work);
        }

        @Override
        @SuppressWarnings("unchecked") // the contract counts
        public <T> T read(Supplier<T> work) {
            T read = honest.read(work);
            return read instanceof Long count ? (T) Long.valueOf(count - 1) : read;
        }
    }
}
