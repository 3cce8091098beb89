package io.masthead.testkit.memory;

import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.event.LoggedEvent;
import io.masthead.domain.idempotency.IdempotencyKey;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostId;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.session.Session;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.session.SignInSubject;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserNotFound;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables of the storage and their references. Reading and writing requires the monitor of this object. */
final class Tables {

    final TreeMap<Long, User> users = new TreeMap<>();
    final Map<PostId, Post> posts = new HashMap<>();
    final Map<SessionId, Session> sessions = new HashMap<>();
    final Map<SignInSubject, FailedSignIns> failedSignIns = new HashMap<>();
    final Map<ExternalIdentity, UserId> identities = new HashMap<>();
    final Map<ExternalIdentity, Boolean> refusedIdentities = new HashMap<>();
    final TreeMap<Long, AuditRecord> audit = new TreeMap<>();
    final TreeMap<Long, LoggedEvent> events = new TreeMap<>();
    final Map<IdempotencyKey, StoredEntry> requests = new HashMap<>();

    /** Nesting depth of the current unit of work. */
    int depth;

    /** Whether a unit inside the outermost one has failed. */
    boolean failedInside;

    void requireUser(UserId id) {
        if (!users.containsKey(id.value())) {
            throw new UserNotFound(id);
        }
    }

    /** Removes all rows that reference a user. The audit log has no foreign keys, so its entries stay. */
    void removeReferencesTo(UserId user) {
        posts.values().removeIf(post -> post.author().equals(user));
        sessions.values().removeIf(session -> session.user().equals(user));
        identities.values().removeIf(user::equals);
    }

    Snapshot snapshot() {
        return new Snapshot(all(), all().stream().<Map<?, ?>>map(Map::copyOf).toList());
    }

    boolean isAt(Snapshot snapshot) {
        return all().equals(snapshot.copies);
    }

    private List<Map<?, ?>> all() {
        return List.of(users, posts, sessions, failedSignIns, identities, refusedIdentities, audit, events, requests);
    }

    /** Copy of all tables at one time. */
    static final class Snapshot {

        private final List<Map<?, ?>> tables;
        private final List<Map<?, ?>> copies;

        private Snapshot(List<Map<?, ?>> tables, List<Map<?, ?>> copies) {
            this.tables = tables;
            this.copies = copies;
        }

        void restore() {
            for (int i = 0; i < tables.size(); i++) {
                restore(tables.get(i), copies.get(i));
            }
        }

        @SuppressWarnings("unchecked") // each copy is of its table
        private static <K, V> void restore(Map<K, V> table, Map<?, ?> copy) {
            table.clear();
            table.putAll((Map<K, V>) copy);
        }
    }
}
