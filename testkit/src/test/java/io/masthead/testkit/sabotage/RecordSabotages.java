package io.masthead.testkit.sabotage;

import io.masthead.domain.StorageContention;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.audit.AuditLog;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.idempotency.IdempotencyStore;
import io.masthead.domain.idempotency.StoredOutcome;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.sabotage.Subjects.OfAudit;
import io.masthead.testkit.sabotage.Subjects.OfFailedSignIns;
import io.masthead.testkit.sabotage.Subjects.OfIdentities;
import io.masthead.testkit.sabotage.Subjects.OfRequests;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What can go wrong when keeping what happened: failures to sign in, outside identities, the audit, requests. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by the name that the port gives them
final class RecordSabotages {

    private RecordSabotages() {}

    static List<Sabotage> all() {
        return Stream.of(failures(), identities(), audit(), requests())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Sabotage> failures() {
        return List.of(
                failures(
                                "a lock keeps nobody waiting",
                                "counts_all_of_many_at_once_where_there_were_none_yet",
                                honest -> new Object() {
                                    private final Crowd crowd = new Crowd();

                                    FailedSignIns lock(EmailAddress email) {
                                        return crowd.afterAll(honest.lock(email));
                                    }
                                })
                        .withoutTransactions(),
                failures(
                        "a wait that ends now is forgotten",
                        "forgets_waits_that_ended_earlier",
                        honest -> new Object() {
                            void removeOlderThan(Instant before) {
                                honest.removeOlderThan(before.plusNanos(1_000));
                            }
                        }),
                failures(
                        "an address is cut",
                        "tells_the_longest_addresses_apart_to_their_last_letter",
                        honest -> new Object() {
                            FailedSignIns lock(EmailAddress email) {
                                FailedSignIns found = honest.lock(cut(email));
                                return new FailedSignIns(email, found.count(), found.blockedUntil());
                            }

                            void save(FailedSignIns failures) {
                                honest.save(new FailedSignIns(
                                        cut(failures.email()), failures.count(), failures.blockedUntil()));
                            }
                        }),
                failures("forgetting an address keeps its wait", "forgets_one_address", honest -> new Object() {
                    void remove(EmailAddress email) {
                        honest.save(
                                new FailedSignIns(email, 0, honest.lock(email).blockedUntil()));
                    }
                }));
    }

    private static List<Sabotage> identities() {
        return List.of(
                identities(
                        "case does not count",
                        "finds_nobody_by_an_identity_that_differs_in_anything",
                        honest -> new Object() {
                            Optional<UserId> find(ExternalIdentity identity) {
                                return honest.find(new ExternalIdentity(
                                        identity.issuer(), identity.subject().toLowerCase(Locale.ROOT)));
                            }
                        }),
                identities(
                        "spaces at the end do not count",
                        "finds_nobody_by_an_identity_that_differs_in_anything",
                        honest -> new Object() {
                            Optional<UserId> find(ExternalIdentity identity) {
                                return honest.find(new ExternalIdentity(
                                        identity.issuer(), identity.subject().stripTrailing()));
                            }
                        }),
                identities(
                        "the same twice is no error",
                        "refuses_an_identity_that_is_kept_already",
                        honest -> new Object() {
                            void add(ExternalIdentity identity, UserId user) {
                                if (honest.find(identity).isEmpty()) {
                                    honest.add(identity, user);
                                }
                            }
                        }),
                identities(
                                "an identity is looked for, then kept",
                                "lets_one_of_many_at_once_keep_an_identity",
                                honest -> new Object() {
                                    private final Crowd crowd = new Crowd();

                                    void add(ExternalIdentity identity, UserId user) {
                                        if (crowd.afterAll(honest.find(identity))
                                                .isPresent()) {
                                            throw new StorageContention(new IllegalStateException("kept already"));
                                        }
                                        try {
                                            honest.add(identity, user);
                                        } catch (StorageContention ignored) { // as an insert "on conflict do nothing"
                                        }
                                    }
                                })
                        .withoutTransactions());
    }

    private static List<Sabotage> audit() {
        return List.of(
                audit(
                        "the order is that of time",
                        "lists_everything_that_was_recorded_the_newest_first",
                        honest -> new Object() {
                            List<AuditEntry> list(Optional<AuditEntryId> before, int limit) {
                                return honest.list(before, limit).stream()
                                        .sorted(Comparator.comparing((AuditEntry entry) ->
                                                        entry.record().at())
                                                .reversed())
                                        .toList();
                            }
                        }),
                audit("a list goes on with its last entry", "lists_from_a_place_backwards", honest -> new Object() {
                    List<AuditEntry> list(Optional<AuditEntryId> before, int limit) {
                        return honest.list(
                                before.filter(place -> place.value() < Long.MAX_VALUE)
                                        .map(place -> new AuditEntryId(place.value() + 1)),
                                limit);
                    }
                }),
                audit(
                        "what someone did to others is not theirs",
                        "lists_what_happened_to_one_account_or_by_its_hand_the_newest_first",
                        honest -> new Object() {
                            List<AuditEntry> listOf(UserId user, Optional<AuditEntryId> before, int limit) {
                                return honest.listOf(user, before, limit).stream()
                                        .filter(entry ->
                                                entry.record().account().equals(Optional.of(user)))
                                        .toList();
                            }
                        }),
                audit("the present is old", "removes_what_is_older", honest -> new Object() {
                    void removeOlderThan(Instant before) {
                        honest.removeOlderThan(before.plusNanos(1_000));
                    }
                }));
    }

    private static List<Sabotage> requests() {
        return List.of(
                requests(
                        "an outcome counts for ever",
                        "lets_an_outcome_count_for_its_time_and_no_longer",
                        honest -> new Object() {
                            private final Map<IdempotencyKey, StoredOutcome> kept = new HashMap<>();

                            Optional<StoredOutcome> claim(IdempotencyKey key) {
                                return Optional.ofNullable(kept.get(key));
                            }

                            void keep(IdempotencyKey key, StoredOutcome completion) {
                                honest.keep(key, completion);
                                kept.putIfAbsent(key, completion);
                            }
                        }),
                requests("a key is everybody's", "tells_keys_and_their_senders_apart", honest -> new Object() {
                    Optional<StoredOutcome> claim(IdempotencyKey key) {
                        return honest.claim(new IdempotencyKey("all", key.value()));
                    }

                    void keep(IdempotencyKey key, StoredOutcome completion) {
                        honest.keep(new IdempotencyKey("all", key.value()), completion);
                    }
                }),
                requests("the last outcome counts", "keeps_the_first_outcome", honest -> new Object() {
                    void keep(IdempotencyKey key, StoredOutcome completion) {
                        if (honest.claim(key).isEmpty()) {
                            honest.keep(key, completion);
                        }
                    }
                }),
                requests("results are a set", "knows_what_came_of_a_request", honest -> new Object() {
                    void keep(IdempotencyKey key, StoredOutcome completion) {
                        honest.keep(
                                key,
                                new StoredOutcome(
                                        completion.hash(),
                                        completion.results().stream().sorted().toList()));
                    }
                }),
                requests(
                        "what failed was done",
                        "forgets_what_a_transaction_claimed_and_kept_that_failed",
                        honest -> new Object() {
                            private final Map<IdempotencyKey, StoredOutcome> kept = new HashMap<>();

                            Optional<StoredOutcome> claim(IdempotencyKey key) {
                                return honest.claim(key).or(() -> Optional.ofNullable(kept.get(key)));
                            }

                            void keep(IdempotencyKey key, StoredOutcome completion) {
                                honest.keep(key, completion);
                                kept.put(key, completion);
                            }
                        }));
    }

    private static EmailAddress cut(EmailAddress email) {
        String value = email.value();
        return new EmailAddress(value.substring(0, Math.min(value.length(), EmailAddress.MAX_LENGTH + 115)));
    }

    private static Sabotage failures(String name, String noticedBy, Function<FailedSignInRepository, Object> broken) {
        return new Sabotage(
                name,
                OfFailedSignIns.class,
                noticedBy,
                adapters -> adapters.failedSignIns = Partly.broken(
                        FailedSignInRepository.class, adapters.failedSignIns, broken.apply(adapters.failedSignIns)));
    }

    private static Sabotage identities(String name, String noticedBy, Function<IdentityRepository, Object> broken) {
        return new Sabotage(
                name,
                OfIdentities.class,
                noticedBy,
                adapters -> adapters.identities = Partly.broken(
                        IdentityRepository.class, adapters.identities, broken.apply(adapters.identities)));
    }

    private static Sabotage audit(String name, String noticedBy, Function<AuditLog, Object> broken) {
        return new Sabotage(
                name,
                OfAudit.class,
                noticedBy,
                adapters ->
                        adapters.audit = Partly.broken(AuditLog.class, adapters.audit, broken.apply(adapters.audit)));
    }

    private static Sabotage requests(String name, String noticedBy, Function<IdempotencyStore, Object> broken) {
        return new Sabotage(
                name,
                OfRequests.class,
                noticedBy,
                adapters -> adapters.requests =
                        Partly.broken(IdempotencyStore.class, adapters.requests, broken.apply(adapters.requests)));
    }
}
