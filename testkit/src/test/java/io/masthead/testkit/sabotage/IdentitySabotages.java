package io.masthead.testkit.sabotage;

import io.masthead.domain.StorageContention;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.sabotage.Subjects.OfIdentities;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Mistakes in repositories of external identities. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called through PartialProxy
final class IdentitySabotages {

    private IdentitySabotages() {}

    static List<Sabotage> all() {
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
                        "a refusal goes with the account",
                        "refuses_all_identities_of_one_account_for_good_and_none_of_another",
                        honest -> new Object() {
                            boolean isRefused(ExternalIdentity identity) {
                                return honest.isRefused(identity)
                                        && honest.find(identity).isPresent();
                            }
                        }),
                identities(
                        "a duplicate is not refused",
                        "refuses_an_identity_that_is_kept_already",
                        honest -> new Object() {
                            void add(ExternalIdentity identity, UserId user) {
                                if (honest.find(identity).isEmpty()) {
                                    honest.add(identity, user);
                                }
                            }
                        }),
                identities(
                                "an identity is looked up, then stored",
                                "lets_one_of_many_at_once_keep_an_identity",
                                honest -> new Object() {
                                    private final RaceBarrier barrier = new RaceBarrier();

                                    void add(ExternalIdentity identity, UserId user) {
                                        if (barrier.afterBoth(honest.find(identity))
                                                .isPresent()) {
                                            throw new StorageContention(new IllegalStateException("stored already"));
                                        }
                                        try {
                                            honest.add(identity, user);
                                        } catch (StorageContention ignored) { // as an insert "on conflict do nothing"
                                        }
                                    }
                                })
                        .withoutTransactions());
    }

    private static Sabotage identities(String name, String noticedBy, Function<IdentityRepository, Object> broken) {
        return new Sabotage(
                name,
                OfIdentities.class,
                noticedBy,
                adapters -> adapters.identities = PartialProxy.broken(
                        IdentityRepository.class, adapters.identities, broken.apply(adapters.identities)));
    }
}
