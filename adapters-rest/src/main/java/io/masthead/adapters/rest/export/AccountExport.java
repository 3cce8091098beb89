package io.masthead.adapters.rest.export;

import io.masthead.adapters.rest.audit.AuditEntryResponse;
import io.masthead.adapters.rest.post.PostResponse;
import io.masthead.adapters.rest.session.SessionResponse;
import io.masthead.adapters.rest.user.AccountResponse;
import io.masthead.domain.session.Session;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** All data about one account. Posts and audit log are read page by page while they are written. */
@Schema(name = "AccountExport", description = "Everything that is kept about an account, but for its secrets.")
record AccountExport(
        @Schema(description = "When it was begun; posts are as they are when their turn comes.")
        Instant exportedAt,

        AccountResponse account,

        @ArraySchema(
                arraySchema = @Schema(description = "By whom outside providers know the owner."),
                maxItems = Integer.MAX_VALUE)
        List<IdentityResponse> identities,

        @ArraySchema(
                arraySchema = @Schema(description = "Where it is signed in, the last used first."),
                maxItems = Session.MAX_PER_ACCOUNT)
        List<SessionResponse> sessions,

        @ArraySchema(
                arraySchema = @Schema(description = "Everything that it wrote, drafts too, newest first."),
                schema = @Schema(implementation = PostResponse.class),
                maxItems = Integer.MAX_VALUE)
        Iterator<PostResponse> posts,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "What happened to it, and what it did to others, newest first. Where"
                                        + " others acted, address, request and device are null: they are theirs."),
                schema = @Schema(implementation = AuditEntryResponse.class),
                maxItems = Integer.MAX_VALUE)
        Iterator<AuditEntryResponse> audit) {}
