package io.masthead.adapters.persistence.session;

import static io.masthead.adapters.persistence.sql.SqlExceptionTranslation.translating;

import io.masthead.domain.Checks;
import io.masthead.domain.session.FailedSignInRepository;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.user.EmailAddress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps failures to sign in in PostgreSQL, under the hash of the address: many of these people have no account. */
@Component
final class JdbcFailedSignInRepository implements FailedSignInRepository {

    private final JdbcClient jdbc;

    JdbcFailedSignInRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row that is not there cannot be locked, so it is put there; one that is there is locked by changing nothing. */
    @Override
    public FailedSignIns lock(EmailAddress email) {
        return translating(() -> {
            FailedSignIns none = FailedSignIns.none(email);
            return jdbc.sql("""
                        insert into sign_in_failures (email_hash, failures, blocked_until)
                        values (sha256(convert_to(:email, 'UTF8')), :count, :blockedUntil)
                        on conflict (email_hash) do update set failures = sign_in_failures.failures
                        returning failures, blocked_until""")
                    .param("email", email.value())
                    .param("count", none.count())
                    .param("blockedUntil", timestamp(none.blockedUntil()))
                    .query((row, number) -> new FailedSignIns(
                            email,
                            row.getInt("failures"),
                            row.getObject("blocked_until", OffsetDateTime.class).toInstant()))
                    .single();
        });
    }

    @Override
    public void save(FailedSignIns failures) {
        translating(() -> {
            int unused = jdbc.sql("""
                        update sign_in_failures set failures = :count, blocked_until = :blockedUntil
                        where email_hash = sha256(convert_to(:email, 'UTF8'))""")
                    .param("email", failures.email().value())
                    .param("count", failures.count())
                    .param("blockedUntil", timestamp(failures.blockedUntil()))
                    .update();
        });
    }

    @Override
    public void remove(EmailAddress email) {
        translating(() -> {
            int unused = jdbc.sql("delete from sign_in_failures where email_hash = sha256(convert_to(:email, 'UTF8'))")
                    .param("email", email.value())
                    .update();
        });
    }

    /** Passes over what someone has locked, who could be waiting for another of these rows: the next time will do. */
    @Override
    public void removeOlderThan(Instant before) {
        translating(() -> {
            int unused = jdbc.sql("""
                        delete from sign_in_failures where email_hash = any (array(
                            select email_hash from sign_in_failures where blocked_until < :before
                            for update skip locked))""").param("before", timestamp(before)).update();
        });
    }

    /** Cut here, because the driver would round up what is finer. */
    private static OffsetDateTime timestamp(Instant instant) {
        return Checks.micros(instant).atOffset(ZoneOffset.UTC);
    }
}
