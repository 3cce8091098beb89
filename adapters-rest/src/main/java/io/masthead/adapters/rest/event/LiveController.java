package io.masthead.adapters.rest.event;

import io.masthead.adapters.rest.session.AuthenticatedUser;
import io.masthead.domain.Failure;
import io.masthead.domain.event.EventViewer;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.PermitAll;
import io.masthead.http.problem.ProblemWriter;
import io.masthead.http.request.RequestContext;
import io.masthead.http.stream.OpenStreams;
import io.masthead.http.stream.OpenStreams.OpenStream;
import io.masthead.http.websocket.CloseCode;
import io.masthead.http.websocket.Handshake;
import io.masthead.http.websocket.WebSocket;
import io.masthead.http.websocket.WebSocketLimits;
import io.masthead.http.websocket.WebSocketSession;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The feed of events over WebSocket, which {@code docs/asyncapi.json} describes. */
@Hidden
@RestController
final class LiveController {

    private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);

    private final LiveServices services;
    private final EventReaders readers;
    private final OpenStreams streams;
    private final Handshake handshake;

    LiveController(LiveServices services, EventReaders readers, OpenStreams streams, ProblemWriter problems) {
        this.services = services;
        this.readers = readers;
        this.streams = streams;
        this.handshake = new Handshake(problems, WebSocketLimits.DEFAULT);
    }

    @PermitAll
    @Admitted(WorkClass.FEED)
    @GetMapping("/live")
    void connect(RequestContext context) throws IOException, ServletException {
        if (streams.isOff()) {
            throw new ErrorResponseException(HttpStatus.NOT_FOUND);
        }
        if (handshake.admits(context.request(), context.response())) {
            Optional<AuthenticatedUser> caller = context.caller().map(AuthenticatedUser.class::cast);
            EventViewer reader = readers.find(caller.map(AuthenticatedUser::user), context.client());
            LiveClient client = LiveClient.of(context, caller, reader);
            handshake.accept(context.request(), context.response(), socket -> open(socket, client));
        }
    }

    /** Opens a session where there is room for it; a browser does not show its page the status of a refusal. */
    WebSocketSession open(WebSocket socket, LiveClient client) {
        Optional<OpenStream> stream = services.open(client);
        if (stream.isPresent()) {
            try {
                return new LiveSession(socket, client, services, stream.get());
            } catch (Failure failure) { // the database is away
                LOG.debug("A live connection does not begin", failure);
                stream.get().close();
            } catch (RuntimeException | Error problem) {
                stream.get().close();
                throw problem;
            }
        }
        socket.close(CloseCode.TRY_AGAIN_LATER);
        return new NoSession();
    }

    /** What there is to do on a connection that is closed at once. */
    private record NoSession() implements WebSocketSession {

        @Override
        public void receive(String text) {}

        @Override
        public void await(Duration longest) {}

        @Override
        public void wake() {}

        @Override
        public void close() {}
    }
}
