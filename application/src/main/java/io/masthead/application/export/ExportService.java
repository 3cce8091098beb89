package io.masthead.application.export;

import io.masthead.application.export.ExportAccount.Exported;
import io.masthead.domain.Page;
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
import io.masthead.domain.post.PostSort;
import io.masthead.domain.session.AccountGone;
import io.masthead.domain.session.Session;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Use cases of the account export. Must cover all data of an account: extend it when accounts get more. */
final class ExportService {

    private static final RequestOrigin HIDDEN =
            new RequestOrigin(Optional.empty(), Optional.empty(), UserAgent.UNKNOWN);

    private final ExportPorts ports;

    ExportService(ExportPorts ports) {
        this.ports = ports;
    }

    Exported account(UserId self) {
        Instant now = ports.clock().instant();
        User account = ports.users().find(self).orElseThrow(AccountGone::new);
        List<Session> sessions = ports.sessions().list(self).stream()
                .filter(session -> session.isOpen(now))
                .toList();
        return new Exported(now, account, ports.identities().list(self), sessions);
    }

    Page<Post, PostCursor> posts(ExportPosts.Query query) {
        PostFilter own = PostFilter.PUBLIC.withAuthor(query.self()).viewedBy(Optional.of(query.self()));
        PostOrder order = new PostOrder(PostSort.NEWEST, query.after());
        return ports.posts().list(own, order, PageRequest.first(ExportPosts.PAGE_SIZE));
    }

    Page<AuditEntry, AuditEntryId> audit(ExportAudit.Query query) {
        return Page.of(ports.audit().listOf(query.self(), query.before(), ExportAudit.PAGE_SIZE), AuditEntry::id)
                .map(entry -> asSeenBy(query.self(), entry));
    }

    private static AuditEntry asSeenBy(UserId self, AuditEntry entry) {
        AuditRecord record = entry.record();
        boolean byAnother = record.actor().filter(actor -> !actor.equals(self)).isPresent();
        return byAnother
                ? new AuditEntry(
                        entry.id(),
                        new AuditRecord(record.at(), record.action(), record.account(), record.actor(), HIDDEN))
                : entry;
    }
}
