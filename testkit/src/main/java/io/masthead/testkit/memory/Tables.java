package io.masthead.testkit.memory;

import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostId;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is stored, and what refers to what. Whoever reads or writes it holds its monitor. */
final class Tables {

    final TreeMap<Long, User> users = new TreeMap<>();
    final Map<PostId, Post> posts = new HashMap<>();
    final Map<SessionId, Session> sessions = new HashMap<>();
    final Map<EmailAddress, FailedSignIns> failedSignIns = new HashMap<>();
    final Map<ExternalIdentity, UserId> identities = new HashMap<>();
    final TreeMap<Long, AuditRecord> audit = new TreeMap<>();
    final Map<IdempotencyKey, StoredEntry> requests = new HashMap<>();

    void requireUser(UserId id) {
        if (!users.containsKey(id.value())) {
            throw new UserNotFound(id);
        }
    }

    /** The record of what happened refers to nobody, so that it outlasts them. */
    void removeWhatBelongsTo(UserId user) {
        posts.values().removeIf(post -> post.author().equals(user));
        sessions.values().removeIf(session -> session.user().equals(user));
        identities.values().removeIf(user::equals);
    }

    /** {@return what brings everything back to how it is now} */
    Runnable undo() {
        List<Runnable> undos = Stream.of(users, posts, sessions, failedSignIns, identities, audit, requests)
                .map(Tables::undo)
                .toList();
        return () -> undos.forEach(Runnable::run);
    }

    private static <K, V> Runnable undo(Map<K, V> table) {
        Map<K, V> before = Map.copyOf(table);
        return () -> {
            table.clear();
            table.putAll(before);
        };
    }
}
