package io.masthead.testkit.sabotage;

import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SessionRepository;
import io.masthead.domain.session.TokenHash;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Sessions;
import io.masthead.testkit.sabotage.Subjects.OfSessions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Mistakes in repositories of sessions. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called through PartialProxy
final class SessionSabotages {

    private SessionSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                sessions(
                        "sessions outlast their user",
                        "removes_the_sessions_of_a_removed_user_with_it",
                        honest -> new Object() {
                            private final Map<SessionId, Session> added = new ConcurrentHashMap<>();

                            void add(Session session) {
                                honest.add(session);
                                added.put(session.id(), session);
                            }

                            Optional<Session> find(SessionId id) {
                                return Optional.ofNullable(added.get(id));
                            }
                        }),
                sessions(
                        "a session that has expired counts as open",
                        "finds_the_open_ones_of_many_with_the_role_of_their_account",
                        honest -> new Object() {
                            Map<SessionId, Role> findOpen(Set<SessionId> ids, Instant now) {
                                return honest.findOpen(ids, Sessions.BEGUN);
                            }
                        }),
                sessions("saving adds a missing session", "does_not_bring_back_what_ended", honest -> new Object() {
                    void save(Session session) {
                        if (honest.find(session.id()).isEmpty()) {
                            honest.add(session);
                        }
                        honest.save(session);
                    }
                }),
                sessions(
                        "the previous token is not stored",
                        "keeps_the_token_before_the_present_one_when_saving",
                        honest -> new Object() {
                            void save(Session session) {
                                Session.State s = session.state();
                                honest.save(Session.restore(new Session.State(
                                        s.id(),
                                        s.user(),
                                        s.device(),
                                        s.createdAt(),
                                        s.lastUsedAt(),
                                        s.family(),
                                        s.secret(),
                                        Optional.empty())));
                            }
                        }),
                sessions(
                        "times are truncated to seconds",
                        "finds_what_was_added_with_everything_that_is_known_of_it",
                        honest -> new Object() {
                            void add(Session session) {
                                Session.State s = session.state();
                                honest.add(Session.restore(new Session.State(
                                        s.id(),
                                        s.user(),
                                        s.device(),
                                        s.createdAt().truncatedTo(ChronoUnit.SECONDS),
                                        s.lastUsedAt().truncatedTo(ChronoUnit.SECONDS),
                                        s.family(),
                                        s.secret(),
                                        s.spent())));
                            }
                        }),
                sessions(
                        "the newest are listed first",
                        "lists_the_last_used_first_then_by_falling_identity",
                        honest -> new Object() {
                            List<Session> list(UserId user) {
                                return honest.list(user).stream()
                                        .sorted(Comparator.comparing((Session session) ->
                                                        session.state().createdAt())
                                                .thenComparingLong(
                                                        session -> session.id().value())
                                                .reversed())
                                        .toList();
                            }
                        }),
                sessions(
                        "every user ends every session",
                        "ends_a_session_of_its_own_user_alone_and_once",
                        honest -> new Object() {
                            boolean remove(UserId user, SessionId id) {
                                return honest.find(id)
                                        .map(session -> honest.remove(session.user(), id))
                                        .orElse(false);
                            }
                        }),
                sessions(
                        "the session to keep ends, too",
                        "ends_all_sessions_of_a_user_but_the_one_that_is_kept",
                        honest -> new Object() {
                            Set<SessionId> removeAll(UserId user, Optional<SessionId> kept) {
                                return honest.removeAll(user, Optional.empty());
                            }
                        }),
                sessions(
                        "the most recently used are surplus",
                        "ends_what_is_too_much_from_the_end_of_the_list",
                        honest -> new Object() {
                            Set<SessionId> removeSurplus(UserId user, int kept) {
                                List<Session> listed = honest.list(user);
                                Set<SessionId> ended = new HashSet<>();
                                listed.subList(0, Math.max(0, listed.size() - kept))
                                        .forEach(session -> ended.add(session.id()));
                                ended.forEach(id -> honest.remove(user, id));
                                return ended;
                            }
                        }),
                sessions(
                        "used sessions never expire",
                        "removes_what_has_lasted_too_long_however_often_it_was_used",
                        honest -> new Object() {
                            void removeExpired(Instant now) {}
                        }),
                sessions(
                        "the current time is rounded up",
                        "does_not_remove_what_is_open_by_less_than_a_microsecond",
                        honest -> new Object() {
                            void removeExpired(Instant now) {
                                honest.removeExpired(now.plusNanos(999));
                            }
                        }),
                sessions("a family has many sessions", "refuses_a_second_session_of_a_family", honest -> new Object() {
                    void add(Session session) {
                        if (honest.lock(session.state().family()).isEmpty()) {
                            honest.add(session);
                        }
                    }
                }),
                sessions(
                                "a lock does not block",
                                "lets_all_who_lock_a_family_change_it_one_after_the_other",
                                honest -> new Object() {
                                    private final RaceBarrier barrier = new RaceBarrier();

                                    Optional<Session> lock(TokenHash family) {
                                        return barrier.afterBoth(honest.lock(family));
                                    }
                                })
                        .withoutTransactions());
    }

    private static Sabotage sessions(String name, String noticedBy, Function<SessionRepository, Object> broken) {
        return new Sabotage(
                name,
                OfSessions.class,
                noticedBy,
                adapters -> adapters.sessions = PartialProxy.broken(
                        SessionRepository.class, adapters.sessions, broken.apply(adapters.sessions)));
    }
}
