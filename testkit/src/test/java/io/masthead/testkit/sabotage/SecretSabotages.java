package io.masthead.testkit.sabotage;

import io.masthead.domain.DomainEvents;
import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.RefreshToken;
import io.masthead.domain.session.RefreshTokens;
import io.masthead.domain.session.RefreshTokens.Issued;
import io.masthead.domain.session.RefreshTokens.Presented;
import io.masthead.domain.session.RotationSeed;
import io.masthead.domain.user.Password;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.PasswordHasher;
import io.masthead.testkit.sabotage.Subjects.OfAccessTokens;
import io.masthead.testkit.sabotage.Subjects.OfEvents;
import io.masthead.testkit.sabotage.Subjects.OfHasher;
import io.masthead.testkit.sabotage.Subjects.OfKeys;
import io.masthead.testkit.sabotage.Subjects.OfRefreshTokens;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Mistakes in adapters for passwords, tokens, keys and events. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called through PartialProxy
final class SecretSabotages {

    private SecretSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                hasher(
                        "a password ends after 72 bytes",
                        "tells_passwords_apart_to_their_last_code_point",
                        honest -> new Object() {
                            PasswordHash hash(Password password) {
                                return honest.hash(new Password(cut(password.value())));
                            }

                            boolean matches(String presented, Optional<PasswordHash> hash) {
                                return honest.matches(cut(presented), hash);
                            }
                        }),
                hasher("a hash has no salt", "gives_the_same_password_another_hash_each_time", honest -> new Object() {
                    PasswordHash hash(Password password) {
                        return new PasswordHash("0:" + password.value());
                    }
                }),
                hasher(
                        "without a hash every password matches",
                        "refuses_every_password_where_there_is_no_hash",
                        honest -> new Object() {
                            boolean matches(String presented, Optional<PasswordHash> hash) {
                                return hash.isEmpty() || honest.matches(presented, hash);
                            }
                        }),
                hasher("every hash is upgraded", "leaves_the_hash_of_today_alone", honest -> new Object() {
                    Optional<PasswordHash> upgrade(String presented, PasswordHash matched) {
                        return Optional.of(new PasswordHash("1:" + presented));
                    }
                }),
                refreshTokens("white space does not count", "reads_nothing_else", honest -> new Object() {
                    Optional<Presented> read(String text) {
                        return honest.read(text.strip());
                    }
                }),
                refreshTokens(
                        "a successor is random",
                        "gives_the_same_successor_again_for_the_same_token_and_seed",
                        honest -> new Object() {
                            Issued successor(RefreshToken presented, RotationSeed seed) {
                                return honest.successor(presented, honest.seed());
                            }
                        }),
                refreshTokens(
                        "a successor begins a family",
                        "keeps_the_family_and_changes_the_secret_from_token_to_token",
                        honest -> new Object() {
                            Issued successor(RefreshToken presented, RotationSeed seed) {
                                return honest.successor(honest.first().token(), seed);
                            }
                        }),
                new Sabotage(
                        "the same claims are the same token",
                        OfAccessTokens.class,
                        "makes_another_token_each_time",
                        adapters -> adapters.accessTokens = (session, now) -> new AccessToken(
                                session.user().value() + "-" + session.id().value(), Duration.ofMinutes(1))),
                new Sabotage(
                        "the private part is published, too",
                        OfKeys.class,
                        "tell_nothing_that_is_private",
                        adapters -> adapters.keys = () -> "{\"keys\":[{\"kty\":\"OKP\",\"x\":\"AA\",\"d\":\"AA\"}]}"),
                new Sabotage(
                        "every event is published twice",
                        OfEvents.class,
                        "tells_what_was_published_once_and_in_order",
                        adapters -> {
                            DomainEvents honest = adapters.events;
                            adapters.events = event -> {
                                honest.publish(event);
                                honest.publish(event);
                            };
                        }));
    }

    private static String cut(String password) {
        return password.codePointCount(0, password.length()) < 72
                ? password
                : password.substring(0, password.offsetByCodePoints(0, 72));
    }

    private static Sabotage hasher(String name, String noticedBy, Function<PasswordHasher, Object> broken) {
        return new Sabotage(
                name,
                OfHasher.class,
                noticedBy,
                adapters -> adapters.hasher =
                        PartialProxy.broken(PasswordHasher.class, adapters.hasher, broken.apply(adapters.hasher)));
    }

    private static Sabotage refreshTokens(String name, String noticedBy, Function<RefreshTokens, Object> broken) {
        return new Sabotage(
                name,
                OfRefreshTokens.class,
                noticedBy,
                adapters -> adapters.refreshTokens = PartialProxy.broken(
                        RefreshTokens.class, adapters.refreshTokens, broken.apply(adapters.refreshTokens)));
    }
}
