package io.masthead.application.event;

import io.masthead.application.event.Follower.Reader;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Ends subscriptions whose session is over or whose account is closed, and follows the roles of accounts: at once after an
 * event of an account, and else every 10 seconds, since sessions also expire.
 *
 * <p>All but the check of a new subscription is for the thread of the feed alone.
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

    /** Checks a new subscription, on any thread: what ended its session may have been read before it was known. */
    void check(Follower follower) {
        if (follower.viewer().account().isPresent()) {
            check(List.of(follower), clock.instant());
        }
    }

    private void check(List<Follower> checked, Instant now) {
        Map<Follower, Reader> readers =
                checked.stream().collect(Collectors.toMap(Function.identity(), Follower::reader));
        Set<SessionId> ids = readers.values().stream()
                .flatMap(reader -> reader.session().stream())
                .collect(Collectors.toSet());
        Set<UserId> accounts = readers.values().stream()
                .filter(reader -> reader.session().isEmpty())
                .flatMap(reader -> reader.viewer().account().stream())
                .collect(Collectors.toSet());
        Map<SessionId, Role> open = ids.isEmpty() ? Map.of() : sessions.findOpen(ids, now);
        Map<UserId, Role> present = accounts.isEmpty()
                ? Map.of()
                : users.findAll(accounts).stream()
                        .collect(Collectors.toMap(User::id, user -> user.state().role()));
        readers.forEach((follower, reader) -> follower.learn(
                reader,
                reader.session().isPresent()
                        ? reader.session().map(open::get)
                        : reader.viewer().account().map(present::get)));
    }
}
