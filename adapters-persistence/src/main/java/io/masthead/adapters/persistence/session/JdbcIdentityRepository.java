package io.masthead.adapters.persistence.session;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;
import static io.masthead.adapters.persistence.sql.SqlValues.sha256;

import io.masthead.adapters.persistence.sql.Column;
import io.masthead.adapters.persistence.sql.Table;
import io.masthead.domain.Failure;
import io.masthead.domain.StorageContention;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.IdentityRepository;
import io.masthead.domain.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Links between accounts and identities of OpenID providers, in PostgreSQL. */
@Component
final class JdbcIdentityRepository implements IdentityRepository {

    static final Table<LinkedIdentity> TABLE = new Table<>(
            "identities",
            List.of(
                    new Column<>("issuer", linked -> linked.identity().issuer()),
                    new Column<>("subject", linked -> linked.identity().subject()),
                    new Column<>("user_id", linked -> linked.user().value())));

    /** Of an identity whose account is gone nothing is kept but its SHA-256. */
    static final Table<ExternalIdentity> REFUSED = new Table<>(
            "refused_identities",
            List.of(new Column<>("identity_hash", JdbcIdentityRepository::hash), Column.generated("refused_at")));

    private static final String REFUSE = REFUSED.insert() + " on conflict do nothing";
    private static final String INSERT = TABLE.insert();

    /** Another transaction linked the identity or removed the account: a retry finds out which. */
    private static final Map<String, Function<RuntimeException, Failure>> RACE =
            Map.of("identities_pkey", StorageContention::new, "identities_user_fkey", StorageContention::new);

    private final JdbcClient jdbc;

    JdbcIdentityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<UserId> find(ExternalIdentity identity) {
        return translating(
                () -> jdbc.sql("select user_id from identities where issuer = :issuer and subject = :subject")
                        .param("issuer", identity.issuer())
                        .param("subject", identity.subject())
                        .query((row, number) -> new UserId(row.getLong("user_id")))
                        .optional());
    }

    @Override
    public List<ExternalIdentity> list(UserId user) {
        return translating(() -> jdbc.sql("select issuer, subject from identities where user_id = :user")
                .param("user", user.value())
                .query((row, number) -> new ExternalIdentity(row.getString("issuer"), row.getString("subject")))
                .list());
    }

    @Override
    public void add(ExternalIdentity identity, UserId user) {
        translating(RACE, () -> {
            int unused = TABLE.bind(jdbc.sql(INSERT), new LinkedIdentity(identity, user))
                    .update();
        });
    }

    @Override
    public void removeAll(UserId user) {
        translating(() -> {
            int unused = jdbc.sql("delete from identities where user_id = :user")
                    .param("user", user.value())
                    .update();
        });
    }

    @Override
    public boolean refuseAll(UserId user) {
        List<ExternalIdentity> identities = list(user);
        translating(() -> identities.forEach(identity -> {
            int unused = REFUSED.bind(jdbc.sql(REFUSE), identity).update();
        }));
        return !identities.isEmpty();
    }

    @Override
    public boolean isRefused(ExternalIdentity identity) {
        return translating(
                () -> jdbc.sql("select exists (select from refused_identities where identity_hash = :identity_hash)")
                        .param("identity_hash", hash(identity))
                        .query(Boolean.class)
                        .single());
    }

    /** Neither part contains NUL. */
    private static byte[] hash(ExternalIdentity identity) {
        return sha256(identity.issuer() + '\0' + identity.subject());
    }

    /** Row of the table. */
    record LinkedIdentity(ExternalIdentity identity, UserId user) {}
}
