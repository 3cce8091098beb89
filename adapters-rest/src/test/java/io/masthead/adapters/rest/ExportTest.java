package io.masthead.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.application.export.ExportAccount.Exported;
import io.masthead.application.export.ExportAudit;
import io.masthead.application.export.ExportPosts;
import io.masthead.domain.Page;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.StorageUnavailable;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.PasswordHash;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.problem.ResponseAborted;
import io.masthead.testkit.Posts;
import io.masthead.testkit.Sessions;
import io.masthead.testkit.Users;
import jakarta.servlet.ServletOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@RestSlice
@SuppressWarnings("MethodName")
class ExportTest {

    private static final String EXPORT = "/users/me/export";
    private static final UserId SELF = new UserId(7);

    private final MockMvcTester tester;
    private final Service service;
    private final Admission admission;
    private final Api me;
    private final Stubs stubs;

    ExportTest(MockMvcTester tester, Service service, Admission admission, Api api, Stubs stubs) {
        this.tester = tester;
        this.service = service;
        this.admission = admission;
        this.me = api.as(7);
        this.stubs = stubs;
    }

    @BeforeEach
    void everythingIsThere() {
        stubs.exportAccount = self -> new Exported(
                Posts.WRITTEN,
                Users.ada(self),
                List.of(new ExternalIdentity("https://id.example.com", "ada")),
                List.of(Sessions.begun(new SessionId(70), self, Sessions.BEGUN)));
        stubs.exportPosts = query -> posts(query.after().isEmpty() ? 1 : 0);
        stubs.exportAudit = query -> entries(query.before().isEmpty() ? 1 : 0);
    }

    @Test
    void hands_out_everything_as_a_file_that_nobody_else_stores() {
        Api.Response response = me.get(EXPORT);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.header("Content-Disposition")).isEqualTo("attachment; filename=\"masthead-export.json\"");
        assertThat(response.headers("Cache-Control")).containsExactly("no-store");
        assertThat(response.json()).isEqualTo(Api.json("""
                {"exported_at": "2026-02-03T04:05:06.789012Z",
                 "account": {"id": 7, "name": "Ada", "email": "ada@example.com",
                  "created_at": "2026-01-02T03:04:05.678901Z", "age": 25, "role": "admin",
                  "updated_at": "2026-01-02T03:04:05.678901Z"},
                 "identities": [{"issuer": "https://id.example.com", "subject": "ada"}],
                 "sessions": [{"id": 70, "device": "Mozilla/5.0 (X11; Linux x86_64)",
                  "created_at": "2026-03-04T05:06:07.890123Z", "last_used_at": "2026-03-04T05:06:07.890123Z",
                  "current": true}],
                 "posts": [{"id": 1, "title": "Title 1", "body": "Some text.", "status": "draft", "author_id": 7,
                  "created_at": "2026-02-03T04:05:07.789012Z", "updated_at": "2026-02-03T04:05:07.789012Z",
                  "published_at": null}],
                 "audit": [{"id": 1, "at": "2026-01-02T03:04:05.678901Z", "action": "signed_in", "account_id": 7,
                  "actor_id": 7, "address": null, "request_id": null, "device": null}]}
                """));
    }

    @Test
    void goes_through_all_parts_from_the_end_of_each() {
        List<ExportPosts.Query> askedForPosts = new ArrayList<>();
        List<ExportAudit.Query> askedForEntries = new ArrayList<>();
        stubs.exportPosts = query -> {
            askedForPosts.add(query);
            return posts(3 - askedForPosts.size());
        };
        stubs.exportAudit = query -> {
            askedForEntries.add(query);
            return entries(3 - askedForEntries.size());
        };

        Api.Response response = me.get(EXPORT);

        assertThat(response.json().get("posts").findValuesAsString("title"))
                .containsExactly("Title 1", "Title 2", "Title 1");
        assertThat(response.json().get("audit")).hasSize(3);
        assertThat(askedForPosts)
                .containsExactly(
                        new ExportPosts.Query(SELF, Optional.empty()),
                        new ExportPosts.Query(SELF, posts(2).end()),
                        new ExportPosts.Query(SELF, posts(1).end()));
        assertThat(askedForEntries)
                .containsExactly(
                        new ExportAudit.Query(SELF, Optional.empty()),
                        new ExportAudit.Query(SELF, entries(2).end()),
                        new ExportAudit.Query(SELF, entries(1).end()));
    }

    @Test
    void tells_no_secret() {
        String hash = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNo";
        stubs.exportAccount = self -> new Exported(
                Posts.WRITTEN,
                Users.withPassword(self, "alice@example.com", new PasswordHash(hash)),
                List.of(),
                List.of(Sessions.begun(new SessionId(71), self)));

        Api.Response response = me.get(EXPORT);

        assertThat(response.json().get("account").get("email").asString()).isEqualTo("alice@example.com");
        assertThat(response.body())
                .doesNotContain(hash)
                .doesNotContain(Sessions.family(new SessionId(71)).value())
                .doesNotContain("password", "secret", "family");
    }

    @Test
    void says_what_is_wrong_as_long_as_nothing_is_written() {
        stubs.exportAudit = query -> {
            throw new StorageUnavailable(new IllegalStateException("away"));
        };
        Api.Response unavailable = me.get(EXPORT);
        stubs.exportAccount = query -> {
            throw new AccountGone();
        };
        Api.Response gone = me.get(EXPORT);

        assertThat(unavailable.problem()).isEqualTo("unavailable");
        assertThat(unavailable.headerNames()).doesNotContain("Content-Disposition");
        assertThat(gone.problem()).isEqualTo("unauthorized");
    }

    @Test
    void every_page_is_read_with_the_permit_of_a_list_and_written_without() {
        List<Integer> held = new ArrayList<>();
        stubs.exportPosts = query -> {
            held.add(permits());
            return posts(3 - held.size());
        };
        stubs.exportAudit = query -> {
            held.add(permits());
            return entries(0);
        };
        List<Integer> meanwhile = new ArrayList<>();
        MockHttpServletResponse unread = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                meanwhile.add(permits());
                return super.getOutputStream();
            }
        };

        Object unused = service.send(
                service.request(MockMvcRequestBuilders.get(EXPORT).header("Authorization", "Bearer user-7")), unread);

        assertThat(unread.getStatus()).isEqualTo(200);
        assertThat(held).hasSize(3).containsOnly(1);
        assertThat(meanwhile).isNotEmpty().containsOnly(0);
        assertThat(permits()).isZero();
    }

    @Test
    void waits_its_turn_among_lists() {
        Runnable release =
                admission.acquire(WorkClass.LIST, () -> "192.0.2.1", "resource").orElseThrow();

        Api.Response refused = me.get(EXPORT);
        release.run();

        assertThat(refused.problem()).isEqualTo("unavailable");
        assertThat(me.get(EXPORT).status()).isEqualTo(200);
    }

    private int permits() {
        return Objects.requireNonNull(admission.usage().get(WorkClass.LIST)).atWork();
    }

    @Test
    void breaks_off_where_a_later_part_cannot_be_read() {
        stubs.exportPosts = query -> {
            if (query.after().isPresent()) {
                throw new StorageUnavailable(new IllegalStateException("away"));
            }
            return posts(2);
        };

        MvcTestResult result = tester.get()
                .uri(EXPORT)
                .header("Authorization", "Bearer user-7")
                .exchange();

        assertThat(result).hasFailed().failure().hasRootCauseInstanceOf(ResponseAborted.class);
    }

    @Test
    void reads_no_more_than_it_must_where_the_headers_alone_are_asked_for() {
        List<ExportPosts.Query> asked = new ArrayList<>();
        stubs.exportPosts = query -> {
            asked.add(query);
            return posts(2);
        };

        Api.Response response = me.send("HEAD", EXPORT, new byte[0]);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Disposition")).startsWith("attachment");
        assertThat(response.body()).isEmpty();
        assertThat(asked).hasSize(1);
    }

    private static Page<Post, PostCursor> posts(int count) {
        List<Post> posts = LongStream.rangeClosed(1, count)
                .mapToObj(id -> Posts.draft(new PostId(id), SELF))
                .toList();
        return new Page<>(
                posts,
                posts.isEmpty() ? Optional.empty() : Optional.of(PostCursor.of(posts.getLast(), PostSort.NEWEST, 0)),
                Optional.empty());
    }

    private static Page<AuditEntry, AuditEntryId> entries(int count) {
        List<AuditEntry> entries = LongStream.rangeClosed(1, count)
                .mapToObj(id -> new AuditEntry(
                        new AuditEntryId(id),
                        new AuditRecord(
                                Users.REGISTERED,
                                AuditAction.SIGNED_IN,
                                Optional.of(SELF),
                                Optional.of(SELF),
                                RequestOrigin.HOST)))
                .toList();
        return new Page<>(
                entries,
                entries.isEmpty()
                        ? Optional.empty()
                        : Optional.of(entries.getLast().id()),
                Optional.empty());
    }
}
