package io.masthead.adapters.rest.event;

import io.masthead.adapters.rest.session.AuthenticatedUser;
import io.masthead.application.event.EventPosition;
import io.masthead.application.event.FeedSubscription;
import io.masthead.application.event.FollowEvents;
import io.masthead.application.event.FollowEvents.Subscription;
import io.masthead.domain.Overloaded;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventViewer;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.Authenticator;
import io.masthead.http.problem.MessageProblems;
import io.masthead.http.problem.ProblemTexts;
import io.masthead.http.reading.RecordReader;
import io.masthead.http.request.Credentials;
import io.masthead.http.request.Violation.Place;
import io.masthead.http.stream.OpenStreams;
import io.masthead.http.stream.OpenStreams.Form;
import io.masthead.http.stream.OpenStreams.OpenStream;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What live connections need of the service. */
@Component
final class LiveServices {

    private final FollowEvents followEvents;
    private final EventPosition position;
    private final EventReaders readers;
    private final EventTokenCodec tokens;
    private final LiveRenderer renderer;
    private final OpenStreams streams;
    private final ObjectProvider<Authenticator> authenticator;
    private final Admission admission;
    private final LookUpTime time;
    private final RecordReader messages;
    private final MessageProblems problems;
    private final Clock clock;

    LiveServices(
            FollowEvents followEvents,
            EventPosition position,
            EventReaders readers,
            EventTokenCodec tokens,
            LiveRenderer renderer,
            OpenStreams streams,
            ObjectProvider<Authenticator> authenticator,
            Admission admission,
            LookUpTime time,
            Validator validator,
            ProblemTexts texts,
            Clock clock) {
        this.followEvents = followEvents;
        this.position = position;
        this.readers = readers;
        this.tokens = tokens;
        this.renderer = renderer;
        this.streams = streams;
        this.authenticator = authenticator;
        this.admission = admission;
        this.time = time;
        this.messages = new RecordReader(validator);
        this.problems = new MessageProblems(texts);
        this.clock = clock;
    }

    /** {@return a connection that counts; none if there are as many as there may be} */
    Optional<OpenStream> open(LiveClient client) {
        try {
            return streams.open(
                    Form.WEBSOCKET, client.address().site(), client.caller().map(AuthenticatedUser::name));
        } catch (Overloaded full) {
            return Optional.empty();
        }
    }

    FeedSubscription follow(Subscription subscription) {
        return time.within(() -> followEvents.follow(subscription));
    }

    /** Runs what may ask the database, within the time of a request. */
    void lookUp(Runnable lookUp) {
        time.run(lookUp);
    }

    LiveRequest read(byte[] message) {
        return messages.read(message, LiveRequest.class);
    }

    EventToken place(String after) {
        return tokens.require(after, Place.BODY, "/after");
    }

    Optional<EventToken> newest() {
        return position.newest();
    }

    /** Verifies an access token and looks up its user, within the time and with the permits of a request. */
    Identity authenticate(String token, LiveClient client) {
        Credentials credentials = authenticator.getObject().verify(token);
        return time.within(() -> {
            AuthenticatedUser user = (AuthenticatedUser)
                    admission.admit(WorkClass.READ, client.address()::site, () -> credentials.caller(client::origin));
            return new Identity(user, readers.find(Optional.of(user.user()), client.address()), credentials.expiry());
        });
    }

    /** {@return the refusal of a message; a bug is thrown again} */
    byte[] problem(RuntimeException refusal, LiveClient client) {
        return renderer.error(
                problems.of(refusal, client.language(), client.requestId()).orElseThrow(() -> refusal));
    }

    LiveRenderer renderer() {
        return renderer;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * An authenticated user.
     *
     * @param user the user
     * @param reader what the user may follow
     * @param expiry the end of the access token
     */
    record Identity(AuthenticatedUser user, EventViewer reader, Instant expiry) {}
}
