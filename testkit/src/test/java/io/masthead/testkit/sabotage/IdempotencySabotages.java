package io.masthead.testkit.sabotage;

import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.idempotency.StoredOutcome;
import io.masthead.testkit.sabotage.Subjects.OfRequests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Mistakes in idempotency stores. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called through PartialProxy
final class IdempotencySabotages {

    private IdempotencySabotages() {}

    static List<Sabotage> all() {
        return List.of(
                requests(
                        "an outcome never expires",
                        "lets_an_outcome_count_for_its_time_and_no_longer",
                        honest -> new Object() {
                            private final Map<IdempotencyKey, StoredOutcome> kept = new HashMap<>();

                            Optional<StoredOutcome> claim(IdempotencyKey key) {
                                return Optional.ofNullable(kept.get(key));
                            }

                            void keep(IdempotencyKey key, StoredOutcome outcome) {
                                honest.keep(key, outcome);
                                kept.putIfAbsent(key, outcome);
                            }
                        }),
                requests(
                        "a key is shared by all senders", "tells_keys_and_their_senders_apart", honest -> new Object() {
                            Optional<StoredOutcome> claim(IdempotencyKey key) {
                                return honest.claim(new IdempotencyKey("all", key.value()));
                            }

                            void keep(IdempotencyKey key, StoredOutcome outcome) {
                                honest.keep(new IdempotencyKey("all", key.value()), outcome);
                            }
                        }),
                requests("a second outcome is ignored", "keeps_the_first_outcome", honest -> new Object() {
                    void keep(IdempotencyKey key, StoredOutcome outcome) {
                        if (honest.claim(key).isEmpty()) {
                            honest.keep(key, outcome);
                        }
                    }
                }),
                requests("results are a set", "knows_what_came_of_a_request", honest -> new Object() {
                    void keep(IdempotencyKey key, StoredOutcome outcome) {
                        honest.keep(
                                key,
                                new StoredOutcome(
                                        outcome.hash(),
                                        outcome.results().stream().sorted().toList()));
                    }
                }),
                requests(
                        "a failed transaction leaves its outcome",
                        "forgets_what_a_transaction_claimed_and_kept_that_failed",
                        honest -> new Object() {
                            private final Map<IdempotencyKey, StoredOutcome> kept = new HashMap<>();

                            Optional<StoredOutcome> claim(IdempotencyKey key) {
                                return honest.claim(key).or(() -> Optional.ofNullable(kept.get(key)));
                            }

                            void keep(IdempotencyKey key, StoredOutcome outcome) {
                                honest.keep(key, outcome);
                                kept.put(key, outcome);
                            }
                        }));
    }

    private static Sabotage requests(String name, String noticedBy, Function<IdempotencyStore, Object> broken) {
        return new Sabotage(
                name,
                OfRequests.class,
                noticedBy,
                adapters -> adapters.requests = PartialProxy.broken(
                        IdempotencyStore.class, adapters.requests, broken.apply(adapters.requests)));
    }
}
