package io.masthead.application.user;

import io.masthead.application.Page;
import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.UseCases.Repositories;
import io.masthead.application.user.ExportAccount.Exported;
import io.masthead.domain.PageRequest;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UserAgent;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostSlice;
import io.masthead.domain.post.PostSort;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.Session;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The use cases that hand out what is kept about whoever asks. What is added to an account is added here. */
final class AccountExport {

    private static final RequestOrigin SOMEWHERE =
            new RequestOrigin(Optional.empty(), Optional.empty(), UserAgent.UNKNOWN);

    private final Repositories repositories;
    private final InstantSource clock;

    AccountExport(DrivenPorts ports) {
        this.repositories = ports.repositories();
        this.clock = ports.clock();
    }

    Exported account(ExportAccount.Query query) {
        UserId self = query.self();
        Instant now = clock.instant();
        User account = repositories.users().find(self).orElseThrow(AccountGone::new);
        List<Session> sessions = repositories.sessions().list(self).stream()
                .filter(session -> session.isOpen(now))
                .toList();
        return new Exported(now, account, repositories.identities().list(self), sessions);
    }

    Page<Post, PostCursor> posts(ExportPosts.Query query) {
        PostFilter own = PostFilter.PUBLIC.withAuthor(query.self()).viewedBy(Optional.of(query.self()));
        PostOrder order = new PostOrder(PostSort.NEWEST, query.after());
        PostSlice part = repositories.posts().list(own, order, PageRequest.first(ExportPosts.PART));
        return new Page<>(part.posts(), part.end(), OptionalLong.empty());
    }

    Page<AuditEntry, AuditEntryId> audit(ExportAudit.Query query) {
        List<AuditEntry> part = repositories.audit().listOf(query.self(), query.before(), ExportAudit.PART);
        Optional<AuditEntryId> end = part.isEmpty()
                ? Optional.empty()
                : Optional.of(part.get(part.size() - 1).id());
        List<AuditEntry> seen =
                part.stream().map(entry -> asSeenBy(query.self(), entry)).toList();
        return new Page<>(seen, end, OptionalLong.empty());
    }

    private static AuditEntry asSeenBy(UserId self, AuditEntry entry) {
        AuditRecord happened = entry.record();
        boolean byAnother =
                happened.actor().filter(actor -> !actor.equals(self)).isPresent();
        return byAnother
                ? new AuditEntry(
                        entry.id(),
                        new AuditRecord(
                                happened.at(), happened.action(), happened.account(), happened.actor(), SOMEWHERE))
                : entry;
    }
}
