package io.masthead.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.application.Host;
import io.masthead.application.audit.ReadAudit.Query;
import io.masthead.domain.Forbidden;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.FailedSignIns;
import io.masthead.domain.session.InvalidCredentials;
import io.masthead.domain.session.SignInSubject;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@SuppressWarnings("MethodName")
class AuditTest {

    private final Host host = new Host();
    private final AuditUseCases audit = host.audit;

    @Test
    void admins_read_the_record_page_by_page() {
        host.register("alice@example.com");
        User ada = host.register("ada@example.com");
        host.admins.grant().grant(ada.email());

        List<AuditEntry> newest = audit.read().read(new Query(ada.id(), Optional.empty(), 2));
        List<AuditEntry> rest =
                audit.read().read(new Query(ada.id(), Optional.of(newest.get(1).id()), 2));

        assertThat(newest)
                .extracting(entry -> entry.record().action())
                .containsExactly(AuditAction.ROLE_CHANGED, AuditAction.ACCOUNT_REGISTERED);
        assertThat(rest).hasSize(1);
    }

    @Test
    void nobody_else_does() {
        User alice = host.register("alice@example.com");

        assertThatThrownBy(() -> audit.read().read(new Query(alice.id(), Optional.empty(), 2)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> audit.read().read(new Query(new UserId(99), Optional.empty(), 2)))
                .isInstanceOf(AccountGone.class);
    }

    @Test
    void what_has_had_its_time_is_forgotten() {
        EmailAddress email = new EmailAddress("alice@example.com");
        User alice = host.register(email.value(), "correct horse");
        SignInSubject subject = SignInSubject.of(alice.id());
        host.signIn(email.value(), "correct horse");
        assertThatThrownBy(() -> host.signIn(email.value(), "wrong horse")).isInstanceOf(InvalidCredentials.class);

        host.clock.pass(Duration.ofDays(1));
        host.purge.purgeExpired().purge();
        assertThat(host.storage.failedSignIns().lock(subject).count()).isEqualTo(1);

        host.clock.pass(Duration.ofSeconds(1));
        host.purge.purgeExpired().purge();
        assertThat(host.storage.failedSignIns().lock(subject)).isEqualTo(FailedSignIns.none(subject));
        assertThat(host.storage.sessions().list(alice.id())).hasSize(1);

        host.clock.pass(Duration.ofDays(30));
        host.purge.purgeExpired().purge();
        assertThat(host.storage.sessions().list(alice.id())).isEmpty();
        assertThat(host.recorded()).hasSize(3);

        host.clock.pass(Duration.ofDays(370));
        host.purge.purgeExpired().purge();
        assertThat(host.recorded()).isEmpty();
    }
}
