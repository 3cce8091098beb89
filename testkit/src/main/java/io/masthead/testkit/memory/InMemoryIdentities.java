package io.masthead.testkit.memory;

import io.masthead.domain.StorageContention;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In-memory repository of external identities. */
final class InMemoryIdentities implements IdentityRepository {

    private final Tables tables;

    InMemoryIdentities(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<UserId> find(ExternalIdentity identity) {
        synchronized (tables) {
            return Optional.ofNullable(tables.identities.get(identity));
        }
    }

    @Override
    public List<ExternalIdentity> list(UserId user) {
        synchronized (tables) {
            return tables.identities.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(user))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    @Override
    public void add(ExternalIdentity identity, UserId user) {
        synchronized (tables) {
            if (!tables.users.containsKey(user.value())) {
                throw new StorageContention(new IllegalStateException("The account was removed concurrently"));
            }
            if (tables.identities.putIfAbsent(identity, user) != null) {
                throw new StorageContention(new IllegalStateException("The identity was stored concurrently"));
            }
        }
    }

    @Override
    public boolean refuseAll(UserId user) {
        synchronized (tables) {
            List<ExternalIdentity> refused = list(user);
            refused.forEach(identity -> tables.refusedIdentities.put(identity, true));
            return !refused.isEmpty();
        }
    }

    @Override
    public boolean isRefused(ExternalIdentity identity) {
        synchronized (tables) {
            return tables.refusedIdentities.containsKey(identity);
        }
    }

    @Override
    public void removeAll(UserId user) {
        synchronized (tables) {
            tables.identities.values().removeIf(user::equals);
        }
    }
}
