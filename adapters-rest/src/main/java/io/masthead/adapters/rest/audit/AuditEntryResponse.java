package io.masthead.adapters.rest.audit;

import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.domain.user.UserId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log.
 *
 * @param id the id of the entry, in order of time
 * @param at the time of the action
 * @param action the action
 * @param accountId the account that the action concerned; null if none
 * @param actorId the account that acted; null if unknown
 * @param address the client address of the request; null if unknown
 * @param requestId the id of the request; null if unknown
 * @param device the User-Agent of the request; null if unknown
 */
@Schema(name = "AuditEntry")
public record AuditEntryResponse(
        @Schema(example = "1") long id,

        Instant at,

        @Schema(type = "string", pattern = "^[a-z_]+$", maxLength = 100, example = "signed_in")
        AuditAction action,

        @Schema(
                types = {"integer", "null"},
                description = "The account that the action concerned; null if none.")
        @Nullable
        Long accountId,

        @Schema(
                types = {"integer", "null"},
                description = "The account that acted; null for an anonymous request or the service itself.")
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
     * {@return the response for an entry}
     *
     * @param entry the entry
     */
    public static AuditEntryResponse of(AuditEntry entry) {
        AuditRecord audited = entry.record();
        return new AuditEntryResponse(
                entry.id().value(),
                audited.at(),
                audited.action(),
                audited.account().map(UserId::value).orElse(null),
                audited.actor().map(UserId::value).orElse(null),
                audited.origin().address().orElse(null),
                audited.origin().requestId().orElse(null),
                audited.origin().device().known().orElse(null));
    }
}
