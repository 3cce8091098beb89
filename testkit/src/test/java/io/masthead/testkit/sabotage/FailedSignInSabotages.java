package io.masthead.testkit.sabotage;

import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.user.EmailAddress;
import io.masthead.testkit.sabotage.Subjects.OfFailedSignIns;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Mistakes in repositories of failed sign-ins. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called through PartialProxy
final class FailedSignInSabotages {

    private FailedSignInSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                failures(
                                "a lock does not block",
                                "counts_all_of_many_at_once_where_there_were_none_yet",
                                honest -> new Object() {
                                    private final RaceBarrier barrier = new RaceBarrier();

                                    FailedSignIns lock(EmailAddress email) {
                                        return barrier.afterBoth(honest.lock(email));
                                    }
                                })
                        .withoutTransactions(),
                failures(
                        "a block that ends now is removed", "forgets_waits_that_ended_earlier", honest -> new Object() {
                            void removeOlderThan(Instant before) {
                                honest.removeOlderThan(before.plusNanos(1_000));
                            }
                        }),
                failures(
                        "an address is truncated",
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
                failures("removing an address keeps its block", "forgets_one_address", honest -> new Object() {
                    void remove(EmailAddress email) {
                        honest.save(
                                new FailedSignIns(email, 0, honest.lock(email).blockedUntil()));
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
                adapters -> adapters.failedSignIns = PartialProxy.broken(
                        FailedSignInRepository.class, adapters.failedSignIns, broken.apply(adapters.failedSignIns)));
    }
}
