package io.masthead.testkit.sabotage;

import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.session.SignInSubject;
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

                                    FailedSignIns lock(SignInSubject subject) {
                                        return barrier.afterBoth(honest.lock(subject));
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
                            FailedSignIns lock(SignInSubject subject) {
                                FailedSignIns found = honest.lock(cut(subject));
                                return new FailedSignIns(subject, found.count(), found.blockedUntil());
                            }

                            void save(FailedSignIns failures) {
                                honest.save(new FailedSignIns(
                                        cut(failures.subject()), failures.count(), failures.blockedUntil()));
                            }
                        }),
                failures("removing a subject keeps its block", "forgets_one_subject", honest -> new Object() {
                    void remove(SignInSubject subject) {
                        honest.save(new FailedSignIns(
                                subject, 0, honest.lock(subject).blockedUntil()));
                    }
                }));
    }

    private static SignInSubject cut(SignInSubject subject) {
        String value = subject.value();
        return new SignInSubject(value.substring(0, Math.min(value.length(), "address:".length() + 255 + 115)));
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
