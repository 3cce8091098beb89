package io.masthead.adapters.rest.session;

import io.masthead.application.session.EndSession;
import io.masthead.application.session.EndSession.Ending;
import io.masthead.application.session.ListSessions;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.SessionId;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.CurrentUser;
import io.masthead.http.entitytag.EntityTag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sessions of the authenticated user. */
@RestController
@RequestMapping("/users/me/sessions")
@Tag(name = "Signing in")
final class SessionController {

    private final ListSessions listSessions;
    private final EndSession endSession;

    SessionController(ListSessions listSessions, EndSession endSession) {
        this.listSessions = listSessions;
        this.endSession = endSession;
    }

    @Admitted(WorkClass.LIST)
    @GetMapping
    @Operation(operationId = "listSessions", summary = "List one's own sessions, the last used first")
    ResponseEntity<List<SessionResponse>> list(@CurrentUser AuthenticatedUser caller) {
        List<SessionResponse> sessions = listSessions.list(caller.user()).stream()
                .map(session -> SessionResponse.of(session, caller))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(EntityTag.ofList(sessions.stream().map(SessionController::state)))
                .body(sessions);
    }

    @DeleteMapping("/{session_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endSession", summary = "End one of one's own sessions")
    void end(@PathVariable("session_id") long sessionId, @CurrentUser UserId self, RequestOrigin origin) {
        endSession.end(new Ending(self, new SessionId(sessionId), origin));
    }

    private static String state(SessionResponse session) {
        return session.id() + ":" + session.lastUsedAt() + (session.current() ? ":current" : "");
    }
}
