package io.masthead.application.event;

import io.masthead.domain.event.Event;
import io.masthead.domain.event.EventType;
import io.masthead.domain.session.OpenSessions;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.Role;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserLookup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Ends subscriptions whose session is over or whose account is closed, and follows the roles of accounts: at once after an
 * event of an account, and else every 10 seconds, since sessions also expire. Used by the thread of the feed alone.
 */
final class SessionWatch {

    private static final Duration PERIOD = Duration.ofSeconds(10);

    private static final Set<EventType> RELEVANT = Set.of(
            EventType.SESSION_ENDED, EventType.PASSWORD_CHANGED, EventType.ACCOUNT_EDITED, EventType.USER_CLOSED);

    private final OpenSessions sessions;
    private final UserLookup users;
    private final InstantSource clock;
    private final Set<Follower> followers;
    private final Set<UserId> touched = new HashSet<>();
    private Instant last;

    SessionWatch(OpenSessions sessions, UserLookup users, InstantSource clock, Set<Follower> followers) {
        this.sessions = sessions;
        this.users = users;
        this.clock = clock;
        this.followers = followers;
        this.last = clock.instant();
    }

    /** Notes an event that may end a session or change a role. */
    void learn(Event event) {
        if (RELEVANT.contains(event.type())) {
            touched.add(new UserId(event.subject()));
        }
    }

    /** Checks the subscriptions of the accounts with such events, or all after the period. */
    void check() {
        Instant now = clock.instant();
        boolean all = Duration.between(last, now).abs().compareTo(PERIOD) >= 0; // also when the clock is set back
        if (!all && touched.isEmpty()) {
            return;
        }
        check(
                followers.stream()
                        .filter(follower -> follower.viewer()
                                .account()
                                .filter(account -> all || touched.contains(account))
                                .isPresent())
                        .toList(),
                now);
        touched.clear();
        last = all ? now : last;
    }

    private void check(List<Follower> checked, Instant now) {
        List<Follower> withSession = new ArrayList<>();
        List<Follower> withoutSession = new ArrayList<>();
        checked.forEach(follower -> (follower.session().isPresent() ? withSession : withoutSession).add(follower));
        if (!withSession.isEmpty()) {
            Set<SessionId> ids = withSession.stream()
                    .flatMap(follower -> follower.session().stream())
                    .collect(Collectors.toSet());
            Map<SessionId, Role> open = sessions.findOpen(ids, now);
            withSession.forEach(follower -> apply(
                    follower,
                    follower.session()
                            .map(id -> Optional.ofNullable(open.get(id)))
                            .orElseThrow()));
        }
        if (!withoutSession.isEmpty()) {
            Set<UserId> ids = withoutSession.stream()
                    .flatMap(follower -> follower.viewer().account().stream())
                    .collect(Collectors.toSet());
            Map<UserId, User> present =
                    users.findAll(ids).stream().collect(Collectors.toMap(User::id, Function.identity()));
            withoutSession.forEach(follower -> apply(
                    follower,
                    Optional.ofNullable(present.get(follower.viewer().account().orElseThrow()))
                            .map(user -> user.state().role())));
        }
    }

    private static void apply(Follower follower, Optional<Role> role) {
        if (role.isPresent()) {
            follower.changeRole(role.get() == Role.ADMIN);
        } else {
            follower.end(FeedEnd.SESSION_OVER);
        }
    }
}
