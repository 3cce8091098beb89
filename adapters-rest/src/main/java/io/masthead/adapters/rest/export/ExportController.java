package io.masthead.adapters.rest.export;

import io.masthead.adapters.rest.audit.AuditEntryResponse;
import io.masthead.adapters.rest.post.PostResponse;
import io.masthead.adapters.rest.session.AuthenticatedUser;
import io.masthead.adapters.rest.session.SessionResponse;
import io.masthead.adapters.rest.user.AccountResponse;
import io.masthead.application.export.ExportAccount;
import io.masthead.application.export.ExportAccount.Exported;
import io.masthead.application.export.ExportAudit;
import io.masthead.application.export.ExportPosts;
import io.masthead.domain.Page;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditEntryId;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostCursor;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.CurrentUser;
import io.masthead.http.forwarding.ClientAddress;
import io.masthead.http.openapi.FileDownload;
import io.masthead.http.problem.ResponseAborted;
import io.masthead.http.request.RequestContext;
import io.masthead.http.request.ResponseTimedOut;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Export of all data about the authenticated user as one document. One page of posts or of the audit log is in memory
 * at a time, read with the permit of a list; neither permit nor database connection is held while it is written, so that
 * a slow client blocks no other.
 */
@RestController
@Tag(name = "Users")
final class ExportController {

    private static final Logger LOG = LoggerFactory.getLogger(ExportController.class);
    private static final String AS_A_FILE = "attachment; filename=\"masthead-export.json\"";

    /** A page of posts in memory, as the database sent it and as posts. */
    private static final long MEMORY = 4L * 1024 * 1024;

    private final ExportAccount exportAccount;
    private final ExportPosts exportPosts;
    private final ExportAudit exportAudit;
    private final Admission admission;
    private final ObjectWriter writer;

    ExportController(
            ExportAccount exportAccount,
            ExportPosts exportPosts,
            ExportAudit exportAudit,
            Admission admission,
            JsonMapper mapper) {
        this.exportAccount = exportAccount;
        this.exportPosts = exportPosts;
        this.exportAudit = exportAudit;
        this.admission = admission;
        // Closing the generator would make an aborted response look complete.
        this.writer = mapper.writer()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .without(SerializationFeature.WRAP_EXCEPTIONS);
    }

    @FileDownload
    @Admitted(WorkClass.STREAM)
    @GetMapping("/users/me/export")
    @Operation(
            operationId = "exportAccount",
            summary = "Read everything that is kept about oneself",
            description = "The response has no limit of length. If it cannot be completed, the connection is closed"
                    + " before the last chunk (RFC 9112 §8).",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = AccountExport.class))))
    void export(@CurrentUser AuthenticatedUser caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RequestContext context = RequestContext.of(request);
        context.streamMemory().use(MEMORY);
        OutputStream output = context.output(); // the time of an export includes its first pages
        AccountExport export = export(caller, context.client());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, AS_A_FILE);
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            write(export, response, output);
        }
    }

    /** Reads the account and the first pages before the response begins, so that their failures become problems. */
    private AccountExport export(AuthenticatedUser caller, ClientAddress client) {
        UserId self = caller.user();
        Exported exported = read(Optional.empty(), () -> exportAccount.export(self), client);
        Iterator<PostResponse> posts = ExportController.<Post, PostCursor, PostResponse>all(
                after -> read(after, () -> exportPosts.export(new ExportPosts.Query(self, after)), client),
                PostResponse::of);
        Iterator<AuditEntryResponse> audit = ExportController.<AuditEntry, AuditEntryId, AuditEntryResponse>all(
                before -> read(before, () -> exportAudit.export(new ExportAudit.Query(self, before)), client),
                AuditEntryResponse::of);
        return new AccountExport(
                exported.at(),
                AccountResponse.of(exported.account()),
                exported.identities().stream().map(IdentityResponse::of).toList(),
                exported.sessions().stream()
                        .map(session -> SessionResponse.of(session, caller))
                        .toList(),
                posts,
                audit);
    }

    /** Waits for longer where the response would have to be broken off. */
    private <T> T read(Optional<?> after, Supplier<T> part, ClientAddress client) {
        return after.isEmpty()
                ? admission.admit(WorkClass.LIST, client::site, part)
                : admission.admitPart(WorkClass.LIST, client::site, part);
    }

    /** Reads the first page at once, and each further page when the one before is consumed. */
    private static <T, P, R> Iterator<R> all(Function<Optional<P>, Page<T, P>> read, Function<T, R> toResponse) {
        return Stream.iterate(
                        read.apply(Optional.empty()), page -> page.end().isPresent(), page -> read.apply(page.end()))
                .flatMap(page -> page.items().stream())
                .map(toResponse)
                .iterator();
    }

    private void write(AccountExport export, HttpServletResponse response, OutputStream output) throws IOException {
        response.flushBuffer(); // from here on, a failure can no longer become a problem
        try {
            writer.writeValue(output, export);
        } catch (RuntimeException failure) {
            if (failure.getCause() instanceof ResponseTimedOut late) {
                throw late;
            }
            if (!isClosedConnection(failure)) {
                throw new ResponseAborted(failure);
            }
            LOG.debug("The caller is gone", failure);
        }
    }

    /** Distinguishes a closed connection of the client from failures of a read, which Jackson does not wrap. */
    private static boolean isClosedConnection(RuntimeException failure) {
        return failure instanceof JacksonException
                && NestedExceptionUtils.getMostSpecificCause(failure) instanceof IOException;
    }
}
