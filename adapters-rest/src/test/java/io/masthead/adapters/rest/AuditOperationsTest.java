package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.audit.ReadAudit.Query;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UserAgent;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.user.UserId;
import io.masthead.testkit.Users;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@RestSlice
@SuppressWarnings("MethodName")
class AuditOperationsTest {

    private static final UserId ADMIN = new UserId(7);

    private final Api me;
    private final Stubs stubs;

    AuditOperationsTest(Api api, Stubs stubs) {
        this.me = api.as(7);
        this.stubs = stubs;
    }

    @Test
    void shows_what_happened_and_lets_nobody_store_it() {
        RequestOrigin origin =
                new RequestOrigin(Optional.of("192.0.2.1"), Optional.of("request-1"), new UserAgent("curl"));
        stubs.readAudit = query -> List.of(
                entry(9, AuditAction.SIGNED_IN, Optional.of(new UserId(1)), origin),
                entry(8, AuditAction.SIGN_IN_FAILED, Optional.empty(), RequestOrigin.HOST));

        Api.Response response = me.get("/audit");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.header("Link")).isNull();
        assertThat(response.json()).isEqualTo(Api.json("""
                [{"id": 9, "at": "2026-01-02T03:04:05.678901Z", "action": "signed_in", "account_id": 1,
                  "actor_id": 1, "address": "192.0.2.1", "request_id": "request-1", "device": "curl"},
                 {"id": 8, "at": "2026-01-02T03:04:05.678901Z", "action": "sign_in_failed", "account_id": null,
                  "actor_id": null, "address": null, "request_id": null, "device": null}]
                """));
    }

    @Test
    void pages_with_a_cursor() {
        List<Query> passed = new ArrayList<>();
        stubs.readAudit = query -> {
            passed.add(query);
            return List.of(entry(9, AuditAction.SIGNED_IN, Optional.empty(), RequestOrigin.HOST));
        };

        Api.Response first = me.get("/audit?limit=1");
        String next = Objects.requireNonNull(first.header("Link")).replaceFirst("^<(.*)>; rel=\"next\"$", "$1");
        me.get(next);
        me.get("/audit");

        assertThat(next).matches("http://localhost/audit\\?limit=1&after=[A-Za-z0-9_-]+");
        assertThat(passed)
                .containsExactly(
                        new Query(ADMIN, Optional.empty(), 1),
                        new Query(ADMIN, Optional.of(new AuditEntryId(9)), 1),
                        new Query(ADMIN, Optional.empty(), 20));
    }

    @Test
    void names_everything_that_is_wrong_with_the_query() {
        assertThat(me.get("/audit?limit=101&after=0").violations())
                .containsExactly("limit less_than_equal", "after cursor_invalid");
    }

    static AuditEntry anyEntry(long id) {
        return entry(id, AuditAction.SIGNED_IN, Optional.empty(), RequestOrigin.HOST);
    }

    private static AuditEntry entry(long id, AuditAction action, Optional<UserId> user, RequestOrigin origin) {
        return new AuditEntry(new AuditEntryId(id), new AuditRecord(Users.REGISTERED, action, user, user, origin));
    }
}
