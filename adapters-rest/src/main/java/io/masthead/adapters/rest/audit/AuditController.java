package io.masthead.adapters.rest.audit;

import io.masthead.adapters.rest.input.QueryParameters;
import io.masthead.adapters.rest.security.CurrentUser;
import io.masthead.application.audit.ReadAudit;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The record of what happened, for admins. Nothing here changes it. */
@RestController
@Tag(name = "Audit")
final class AuditController {

    private final ReadAudit readAudit;

    AuditController(ReadAudit readAudit) {
        this.readAudit = readAudit;
    }

    @GetMapping("/audit")
    @Operation(operationId = "readAudit", summary = "Read the record of what happened to accounts, newest first")
    ResponseEntity<List<AuditEntryResponse>> read(@QueryParameters AuditQuery query, @CurrentUser UserId actor) {
        int limit = query.limitOrDefault();
        List<AuditEntry> entries = readAudit.read(new ReadAudit.Wanted(actor, query.cursor(), limit));
        HttpHeaders headers = new HttpHeaders();
        if (entries.size() == limit) {
            long last = entries.get(entries.size() - 1).id().value();
            headers.set(HttpHeaders.LINK, "</audit?limit=" + limit + "&after=" + last + ">; rel=\"next\"");
        }
        return ResponseEntity.ok()
                .headers(headers)
                .cacheControl(CacheControl.noStore())
                .body(entries.stream().map(AuditEntryResponse::of).toList());
    }
}
