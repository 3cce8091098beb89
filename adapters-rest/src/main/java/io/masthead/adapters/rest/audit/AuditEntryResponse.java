package io.masthead.adapters.rest.audit;

import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.user.UserId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an account.
 *
 * @param id its place in the record
 * @param at when
 * @param action what
 * @param accountId to which account; null where no account was meant
 * @param actorId by whose hand; null if unknown
 * @param address the network address of the caller; null if unknown
 * @param requestId what the request was called; null if unknown
 * @param device what the caller said of its device; null if unknown
 */
@Schema(name = "AuditEntry")
public record AuditEntryResponse(
        @Schema(example = "1") long id,

        Instant at,

        @Schema(type = "string", pattern = "^[a-z_]+$", maxLength = 100, example = "signed_in")
        AuditAction action,

        @Schema(
                types = {"integer", "null"},
                description = "The account that it happened to; null where no account was meant.")
        @Nullable
        Long accountId,

        @Schema(
                types = {"integer", "null"},
                description = "By whose hand; null where nobody had signed in, or it was the service itself.")
        @Nullable
        Long actorId,

        @Schema(
                types = {"string", "null"},
                description = "The network address of the caller.")
        @Nullable
        String address,

        @Schema(types = {"string", "null"}) @Nullable String requestId,

        @Schema(
                types = {"string", "null"},
                description = "The User-Agent of the caller.")
        @Nullable
        String device) {

    /**
     * {@return what callers see of an entry}
     *
     * @param entry the entry
     */
    public static AuditEntryResponse of(AuditEntry entry) {
        AuditRecord happened = entry.record();
        return new AuditEntryResponse(
                entry.id().value(),
                happened.at(),
                happened.action(),
                happened.account().map(UserId::value).orElse(null),
                happened.actor().map(UserId::value).orElse(null),
                happened.origin().address().orElse(null),
                happened.origin().requestId().orElse(null),
                happened.origin().device().known().orElse(null));
    }
}
