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
import io.masthead.http.authentication.CurrentUser;
import io.masthead.http.openapi.FileDownload;
import io.masthead.http.problem.ResponseAborted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
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
 * Everything that is kept about whoever calls, as one document. Of posts and of the record there is one part in memory
 * at a time, and while a part is written, no connection to the database is held: a slow reader keeps nobody else
 * waiting.
 */
@RestController
@Tag(name = "Users")
final class ExportController {

    private static final Logger LOG = LoggerFactory.getLogger(ExportController.class);
    private static final String AS_A_FILE = "attachment; filename=\"masthead-export.json\"";

    private final ExportAccount exportAccount;
    private final ExportPosts exportPosts;
    private final ExportAudit exportAudit;
    private final ObjectWriter writer;

    ExportController(ExportAccount exportAccount, ExportPosts exportPosts, ExportAudit exportAudit, JsonMapper mapper) {
        this.exportAccount = exportAccount;
        this.exportPosts = exportPosts;
        this.exportAudit = exportAudit;
        // Closed, an answer that breaks off would look like a whole one.
        this.writer = mapper.writer()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .without(SerializationFeature.WRAP_EXCEPTIONS);
    }

    @FileDownload
    @GetMapping("/users/me/export")
    @Operation(
            operationId = "exportAccount",
            summary = "Read everything that is kept about oneself",
            description = "The answer is as long as it has to be. If it cannot be completed, the connection is closed"
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
        AccountExport export = export(caller);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, AS_A_FILE);
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            write(export, response);
        }
    }

    /** What can be said in a problem is found out here: the account and the first parts are read. */
    private AccountExport export(AuthenticatedUser caller) {
        UserId self = caller.user();
        Exported exported = exportAccount.export(self);
        Iterator<PostResponse> written = ExportController.<Post, PostCursor, PostResponse>all(
                after -> exportPosts.export(new ExportPosts.Query(self, after)), PostResponse::of);
        Iterator<AuditEntryResponse> happened = ExportController.<AuditEntry, AuditEntryId, AuditEntryResponse>all(
                before -> exportAudit.export(new ExportAudit.Query(self, before)), AuditEntryResponse::of);
        return new AccountExport(
                exported.at(),
                AccountResponse.of(exported.account()),
                exported.identities().stream().map(IdentityResponse::of).toList(),
                exported.sessions().stream()
                        .map(session -> SessionResponse.of(session, caller))
                        .toList(),
                written,
                happened);
    }

    /** Reads the first part at once, and each other when the one before is used up. */
    private static <T, P, A> Iterator<A> all(Function<Optional<P>, Page<T, P>> read, Function<T, A> answer) {
        return Stream.iterate(
                        read.apply(Optional.empty()), part -> part.end().isPresent(), part -> read.apply(part.end()))
                .flatMap(part -> part.items().stream())
                .map(answer)
                .iterator();
    }

    private void write(AccountExport export, HttpServletResponse response) throws IOException {
        response.flushBuffer(); // from here on, whatever happens: no problem can be the answer
        try {
            writer.writeValue(response.getOutputStream(), export);
        } catch (RuntimeException failure) {
            if (!isOfTheConnection(failure)) {
                throw new ResponseAborted(failure);
            }
            LOG.debug("The caller is gone", failure);
        }
    }

    /** What goes wrong while a part is read is not wrapped by Jackson, and comes from another connection if from any. */
    private static boolean isOfTheConnection(RuntimeException failure) {
        return failure instanceof JacksonException
                && NestedExceptionUtils.getMostSpecificCause(failure) instanceof IOException;
    }
}
