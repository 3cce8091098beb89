package io.masthead.adapters.rest.event;

import io.masthead.adapters.rest.session.AuthenticatedUser;
import io.masthead.application.event.EventPage;
import io.masthead.application.event.FollowEvents.Subscription;
import io.masthead.application.event.ReadEvents;
import io.masthead.domain.Forbidden;
import io.masthead.domain.event.EventToken;
import io.masthead.domain.event.EventViewer;
import io.masthead.domain.event.EventsGone;
import io.masthead.http.admission.Admission;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.PermitAll;
import io.masthead.http.entitytag.NoEntityTag;
import io.masthead.http.headers.ContentNegotiation;
import io.masthead.http.problem.Problems;
import io.masthead.http.reading.QueryParameters;
import io.masthead.http.request.RequestContext;
import io.masthead.http.request.Violation.Place;
import io.masthead.http.stream.EventStream;
import io.masthead.http.stream.OpenStreams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** The feed of events: a page of it, at once or when there is an event, or all that follow as server-sent events. */
@RestController
@Tag(name = "Events")
final class EventController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final ReadEvents readEvents;
    private final EventFollowers followers;
    private final EventReaders readers;
    private final EventTokenCodec tokens;
    private final OpenStreams streams;
    private final Admission admission;
    private final LookUpTime time;

    EventController(
            ReadEvents readEvents,
            EventFollowers followers,
            EventReaders readers,
            EventTokenCodec tokens,
            OpenStreams streams,
            Admission admission,
            LookUpTime time) {
        this.readEvents = readEvents;
        this.followers = followers;
        this.readers = readers;
        this.tokens = tokens;
        this.streams = streams;
        this.admission = admission;
        this.time = time;
    }

    @PermitAll
    @NoEntityTag
    @Admitted(WorkClass.FEED)
    @GetMapping("/events")
    @Problems({Forbidden.CODE, "unauthorized", "not-found", EventsGone.CODE})
    @Operation(
            operationId = "readEvents",
            summary = "Read or follow what changes",
            description = "A page of events, each at least once and in the order of the changes of a post or user. With"
                    + " Prefer: wait, a response without events waits for one. As text/event-stream the response has no"
                    + " end: an event has its place as id, which a client that connects again sends as Last-Event-ID;"
                    + " position says where a quiet feed stands, and reset that events are missing, as 410 does.",
            parameters = {
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = WaitPreference.HEADER,
                        description = "wait=25: for how many seconds to wait for an event, at most 30 (RFC 7240).",
                        schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = LAST_EVENT_ID,
                        description = "Continues server-sent events after this one, in place of after.",
                        schema = @Schema(type = "string"))
            },
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            headers = @Header(name = WaitPreference.APPLIED),
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        array = @ArraySchema(schema = @Schema(implementation = CloudEvent.class))),
                                @Content(
                                        mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                                        schema = @Schema(type = "string"))
                            }))
    @Nullable
    ResponseEntity<List<CloudEvent>> read(@QueryParameters EventQuery query, RequestContext context)
            throws IOException, InterruptedException {
        if (streams.isOff()) {
            throw new ErrorResponseException(HttpStatus.NOT_FOUND);
        }
        context.response().addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        boolean isHead = HttpMethod.HEAD.matches(context.request().getMethod());
        if (!ContentNegotiation.prefers(MediaType.TEXT_EVENT_STREAM, context.request())) {
            Subscription wanted = subscription(query, placeAfter(query), context);
            return page(wanted, query, isHead ? Optional.empty() : WaitPreference.of(context.request()), context);
        }
        Subscription wanted = subscription(query, lastEvent(context).or(() -> placeAfter(query)), context);
        if (isHead) {
            EventStream.describe(context.response());
        } else {
            followers.stream(wanted, context);
        }
        return null;
    }

    private Subscription subscription(EventQuery query, Optional<EventToken> after, RequestContext context) {
        Optional<AuthenticatedUser> caller = context.caller().map(AuthenticatedUser.class::cast);
        EventViewer reader = readers.find(caller.map(AuthenticatedUser::user), context.client());
        return new Subscription(
                reader, caller.flatMap(AuthenticatedUser::session), EventReaders.topics(query.topic(), reader), after);
    }

    private Optional<EventToken> placeAfter(EventQuery query) {
        return Optional.ofNullable(query.after()).flatMap(tokens::read);
    }

    private Optional<EventToken> lastEvent(RequestContext context) {
        return Optional.ofNullable(context.request().getHeader(LAST_EVENT_ID))
                .filter(text -> !text.isEmpty())
                .map(text -> tokens.require(text, Place.HEADER, LAST_EVENT_ID));
    }

    private ResponseEntity<List<CloudEvent>> page(
            Subscription wanted, EventQuery query, Optional<Duration> wait, RequestContext context)
            throws InterruptedException {
        EventPage page = read(wanted, query, context);
        if (wait.isPresent() && page.events().isEmpty()) {
            EventToken place = page.next();
            EventFollowers.Waited waited = followers.await(after(place, wanted.viewer(), wanted), wait.get(), context);
            page = waited.quiet().isPresent()
                    ? new EventPage(List.of(), waited.quiet().get())
                    : read(after(place, waited.reader(), wanted), query, context);
        }
        return ResponseEntity.ok()
                .headers(headers ->
                        wait.ifPresent(time -> headers.set(WaitPreference.APPLIED, WaitPreference.text(time))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.LINK, next(query, page.next(), context))
                .body(page.events().stream().map(CloudEvent::of).toList());
    }

    private EventPage read(Subscription wanted, EventQuery query, RequestContext context) {
        ReadEvents.Query asked = new ReadEvents.Query(wanted.viewer(), wanted.topics(), wanted.after(), query.most());
        return time.within(() -> admission.admit(WorkClass.LIST, context.client()::site, () -> readEvents.read(asked)));
    }

    private static Subscription after(EventToken place, EventViewer reader, Subscription wanted) {
        return new Subscription(reader, wanted.session(), wanted.topics(), Optional.of(place));
    }

    private String next(EventQuery query, EventToken place, RequestContext context) {
        Stream<String> topics = query.topic().stream().map(topic -> "topic=" + encoded(topic));
        Stream<String> limit = Stream.ofNullable(query.limit()).map(most -> "limit=" + most);
        return Stream.of(topics, limit, Stream.of("after=" + tokens.write(place)))
                .flatMap(parameters -> parameters)
                .collect(Collectors.joining(
                        "&",
                        "<" + context.address().absolute(context.request().getRequestURI()) + "?",
                        ">; rel=\"next\""));
    }

    private static String encoded(String topic) {
        return UriUtils.encodeQueryParam(topic, StandardCharsets.UTF_8);
    }
}
