package io.masthead.adapters.rest.audit;

import io.masthead.application.audit.ReadAudit;
import io.masthead.domain.Forbidden;
import io.masthead.domain.Page;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.CurrentUser;
import io.masthead.http.paging.CursorCodec;
import io.masthead.http.paging.PageResponse;
import io.masthead.http.problem.Problems;
import io.masthead.http.reading.QueryParameters;
import io.masthead.http.request.RequestContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The audit log, for admins; read-only. */
@RestController
@Tag(name = "Audit")
final class AuditController {

    private static final String LIST = "audit 1";

    private final ReadAudit readAudit;
    private final CursorCodec cursors;

    AuditController(ReadAudit readAudit, CursorCodec cursors) {
        this.readAudit = readAudit;
        this.cursors = cursors;
    }

    @Admitted(WorkClass.LIST)
    @GetMapping("/audit")
    @Problems(Forbidden.CODE)
    @Operation(operationId = "readAudit", summary = "Read the audit log, newest first")
    ResponseEntity<List<AuditEntryResponse>> read(
            @QueryParameters AuditQuery query, @CurrentUser UserId actor, RequestContext context) {
        Optional<AuditEntryId> before =
                Optional.ofNullable(query.part().after()).map(this::place);
        List<AuditEntry> entries = readAudit.read(
                new ReadAudit.Query(actor, before, query.part().page().limit()));
        Optional<AuditEntryId> end = entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.getLast().id());
        return new PageResponse<>(this::cursor, AuditController::state, AuditEntryResponse::of)
                .to(new Page<>(entries, end, Optional.empty()), query.part(), context);
    }

    private String cursor(AuditEntryId place) {
        return cursors.write(LIST, CursorCodec.bytes(place.value()));
    }

    private AuditEntryId place(String cursor) {
        return new AuditEntryId(CursorCodec.number(cursors.read(LIST, cursor)));
    }

    private static String state(AuditEntry entry) {
        return Long.toString(entry.id().value());
    }
}
