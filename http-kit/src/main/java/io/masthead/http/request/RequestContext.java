package io.masthead.http.request;

import io.masthead.domain.Overloaded;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.UserAgent;
import io.masthead.http.admission.BytesInFlight;
import io.masthead.http.admission.StreamMemory;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.connection.ConnectionEvents.Event;
import io.masthead.http.forwarding.ClientAddress;
import io.masthead.http.forwarding.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Context of a request: in one request attribute, passed to all stages of its handling. Confined
 * to the thread of the request.
 */
public final class RequestContext {

    /** The largest body that is read whole, in bytes: 1 MiB. */
    public static final int MAX_BODY = 1024 * 1024;

    /**
     * The request attribute with the body as it arrives, an {@link InputStream}, for a container whose own stream responds
     * itself to a client that is too slow.
     */
    public static final String BODY = RequestContext.class.getName() + ".body";

    private static final Duration LONGEST_REST = Duration.ofSeconds(5);
    private static final byte[] NO_BODY = {};

    private static final String ATTRIBUTE = RequestContext.class.getName();

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final String id;
    private final ClientAddress client;
    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> boundQueryNames = new HashSet<>();
    private @Nullable Credentials credentials;
    private @Nullable Caller caller;
    private byte @Nullable [] body;
    private @Nullable PacedStream stream;
    private final RequestBounds bounds;
    private @Nullable TraceContext trace;
    private @Nullable WorkClass work;
    private @Nullable String exceededLimit;
    private boolean isDue;
    private long deadline;
    private final List<Runnable> permits = new ArrayList<>(1);
    private final List<Runnable> reserved = new ArrayList<>(0);

    private RequestContext(
            HttpServletRequest request,
            HttpServletResponse response,
            String id,
            ClientAddress client,
            RequestBounds bounds) {
        this.request = request;
        this.response = response;
        this.id = id;
        this.client = client;
        this.bounds = bounds;
    }

    /**
     * Creates the context of a request, and attaches it to the request.
     *
     * @param request the request, as the following stages see it
     * @param response its response
     * @param id its id
     * @param client address and scheme of its client
     * @param bounds the bounds of its time, body and response
     * @return the context, which {@link #of} finds
     */
    public static RequestContext begin(
            HttpServletRequest request,
            HttpServletResponse response,
            String id,
            ClientAddress client,
            RequestBounds bounds) {
        RequestContext context = new RequestContext(request, response, id, client, bounds);
        request.setAttribute(ATTRIBUTE, context);
        return context;
    }

    /**
     * {@return the context of a request in the pipeline}
     *
     * @param request the request
     * @throws IllegalStateException if the request is outside of the pipeline
     */
    public static RequestContext of(HttpServletRequest request) {
        return find(request).orElseThrow(() -> new IllegalStateException("The request is outside of the pipeline"));
    }

    /**
     * {@return the context of a request, if it reached the pipeline}
     *
     * @param request the request
     */
    public static Optional<RequestContext> find(HttpServletRequest request) {
        return Optional.ofNullable((RequestContext) request.getAttribute(ATTRIBUTE));
    }

    /** {@return the request, as the pipeline passes it on} */
    public HttpServletRequest request() {
        return request;
    }

    /** {@return its response} */
    public HttpServletResponse response() {
        return response;
    }

    /** {@return the id, in the response and in every log line of the request} */
    public String id() {
        return id;
    }

    /** {@return the span of the request, if it is part of a trace} */
    public Optional<TraceContext> trace() {
        return Optional.ofNullable(trace);
    }

    /**
     * Keeps the span of the request.
     *
     * @param span the span
     */
    public void traced(TraceContext span) {
        this.trace = span;
    }

    /** {@return the class of its operation, if it has not been refused before} */
    public Optional<WorkClass> work() {
        return Optional.ofNullable(work);
    }

    /**
     * Keeps the class of its operation.
     *
     * @param ofOperation the class
     */
    public void classified(WorkClass ofOperation) {
        this.work = ofOperation;
    }

    /** {@return the name of the rate limit that the request exceeds, if it exceeds one} */
    public Optional<String> exceededLimit() {
        return Optional.ofNullable(exceededLimit);
    }

    /**
     * Keeps the rate limit that the request exceeds.
     *
     * @param name the name of the limit
     */
    public void exceeds(String name) {
        this.exceededLimit = name;
    }

    /** {@return whether the deadline of what it waits for is over} */
    public boolean isOverdue() {
        return isDue && System.nanoTime() - deadline >= 0;
    }

    /** {@return its deadline by {@link System#nanoTime}, if it has one} */
    public long deadline() {
        return deadline;
    }

    /**
     * Keeps the deadline.
     *
     * @param end its end by {@link System#nanoTime}
     */
    public void due(long end) {
        this.isDue = true;
        this.deadline = end;
    }

    /** Removes the deadline. */
    public void liftDeadline() {
        this.isDue = false;
    }

    /** {@return address and scheme of the client} */
    public ClientAddress client() {
        return client;
    }

    /** {@return the address under which the client reaches the service} */
    public PublicAddress address() {
        return client.publicAddress();
    }

    /** {@return the origin of the request, for commands} */
    public RequestOrigin origin() {
        String userAgent = request.getHeader(HttpHeaders.USER_AGENT);
        return new RequestOrigin(
                client.address(), Optional.of(id), userAgent == null ? UserAgent.UNKNOWN : new UserAgent(userAgent));
    }

    /** {@return the verified credentials, if the request has any} */
    public Optional<Credentials> credentials() {
        return Optional.ofNullable(credentials);
    }

    /**
     * Keeps verified credentials.
     *
     * @param verified the credentials
     */
    public void verified(Credentials verified) {
        this.credentials = verified;
    }

    /** {@return the authenticated caller, if there is one} */
    public Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    /**
     * Keeps the authenticated caller.
     *
     * @param authenticated the caller
     */
    public void authenticated(Caller authenticated) {
        this.caller = authenticated;
    }

    /**
     * Adds a violation. The request is refused with all of them instead of a call of its controller.
     *
     * @param violation the violation
     */
    public void add(Violation violation) {
        violations.add(violation);
    }

    /**
     * Adds violations.
     *
     * @param found the violations
     */
    public void addAll(Collection<Violation> found) {
        violations.addAll(found);
    }

    /**
     * Refuses the request if there are violations.
     *
     * @throws InvalidRequest with all of them
     */
    public void requireValid() {
        if (!violations.isEmpty()) {
            throw new InvalidRequest(violations);
        }
    }

    /**
     * Reads the body, up to {@link #MAX_BODY} bytes, and keeps it for further calls.
     *
     * @return the body, empty where there is none
     * @throws UnsupportedContentCoding if it is coded
     * @throws ContentTooLarge if it is larger
     * @throws MalformedRequest if it ends early
     * @throws RequestTimedOut if it takes longer than {@link TimeLimits#body}, or arrives too slowly
     * @throws Overloaded if there is no memory for it
     */
    public byte[] body() {
        byte[] known = body;
        if (known == null) {
            known = receive();
            body = known;
        }
        return known;
    }

    /**
     * {@return whether a request has a body (RFC 9112 §6)}
     *
     * @param request the request
     */
    public static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private byte[] receive() {
        long length = request.getContentLengthLong();
        if (length > MAX_BODY) {
            throw new ContentTooLarge();
        }
        if (length == 0) {
            return NO_BODY;
        }
        // The body of a DELETE has no meaning (RFC 9110 §9.3.5).
        if (hasBody(request) && !HttpMethod.DELETE.matches(request.getMethod())) {
            UnsupportedContentCoding.refuse(request);
        }
        try {
            return WholeBody.read(paced(bounds.times().body()), this::reserveNow);
        } catch (BodyTooSlow late) {
            throw new RequestTimedOut();
        } catch (IOException broken) { // a malformed chunk, or a closed connection
            throw new MalformedRequest();
        }
    }

    /**
     * {@return the body as it arrives, of any length; a read fails with {@link BodyTooSlow} if it arrives too slowly, or
     * is not over within {@link TimeLimits#stream} from now on}
     *
     * @throws IOException if the request has no body that can be read
     */
    public InputStream stream() throws IOException {
        PacedStream paced = paced(bounds.times().stream());
        stream = paced;
        return paced;
    }

    /**
     * {@return the response as it is written, of any length; a write fails with {@link ResponseTimedOut} after {@link
     * TimeLimits#stream} from now on}
     *
     * @throws IOException if the response cannot be written
     */
    public OutputStream output() throws IOException {
        return new TimedOutput(
                response.getOutputStream(),
                bounds.times().stream(),
                () -> bounds.events().count(Event.LATE_RESPONSE));
    }

    private PacedStream paced(Duration longest) throws IOException {
        return new PacedStream(
                arriving(),
                longest,
                bounds.times().bodyRate(),
                () -> bounds.events().count(Event.LATE_BODY));
    }

    private InputStream arriving() throws IOException {
        InputStream ofContainer = request.getInputStream(); // with that, it leaves forms in the body alone
        return request.getAttribute(BODY) instanceof InputStream arriving ? arriving : ofContainer;
    }

    /**
     * Reads the rest of a streamed body and ignores it, so that the client gets to read the response: for a few seconds,
     * and not at all if it was too slow.
     *
     * @param most the most bytes
     * @return whether it has ended
     */
    public boolean discardRest(long most) {
        return stream != null && stream.skipRest(most, LONGEST_REST);
    }

    /**
     * Reads the rest of a body that no operation has read and ignores it, so that the client gets to read the response.
     *
     * @param body the body as it arrives
     * @return whether it has ended, within {@link #MAX_BODY} bytes and 5 s, or 15 s if the client falls silent for 10 s
     */
    public static boolean discard(InputStream body) {
        return new PacedStream(body, LONGEST_REST, 0, () -> {}).skipRest(MAX_BODY, LONGEST_REST);
    }

    /**
     * {@return the query, decoded}
     *
     * @throws MalformedRequest if it is not URL-encoded
     */
    public Map<String, String[]> query() {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException undecodable) { // how Tomcat reports it
            throw new MalformedRequest();
        }
    }

    /**
     * Keeps the names of bound query parameters. All others are ignored, and must not appear in links: they may be
     * secrets.
     *
     * @param names the names
     */
    public void bound(Collection<String> names) {
        boundQueryNames.addAll(names);
    }

    /**
     * {@return whether a query parameter is bound}
     *
     * @param name its name, decoded
     */
    public boolean isBound(String name) {
        return boundQueryNames.contains(name);
    }

    /** {@return the bound parameters of the query, in the order in which they were sent, each with its last value} */
    public Map<String, String> boundQuery() {
        Map<String, String> bound = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (boundQueryNames.contains(name)) {
                bound.put(name, values[values.length - 1]);
            }
        });
        return bound;
    }

    /**
     * Keeps a permit until the response is rendered, or, where Spring MVC renders it, until the controller has returned.
     *
     * @param release releases it
     */
    public void hold(Runnable release) {
        permits.add(release);
    }

    /** Releases, once, the permits. */
    public void release() {
        permits.forEach(Runnable::run);
        permits.clear();
    }

    /**
     * Reserves memory until the response is complete.
     *
     * @param number the number of bytes; few of them are not counted ({@link BytesInFlight#UNCOUNTED})
     * @throws Overloaded if there is none for this client
     */
    public void reserve(long number) {
        if (number > BytesInFlight.UNCOUNTED) {
            reserveNow(number);
        }
    }

    private void reserveNow(long number) {
        reserved.add(bounds.bytes().reserve(client.network(), number).orElseThrow(Overloaded::new));
    }

    /**
     * Counts memory that is in use, until the response is complete, where it is too late for a refusal.
     *
     * @param number the number of bytes; few of them are not counted ({@link BytesInFlight#UNCOUNTED})
     */
    public void count(long number) {
        if (number > BytesInFlight.UNCOUNTED) {
            reserved.add(bounds.bytes().count(client.network(), number));
        }
    }

    /** {@return memory for a streamed body or response, which is given back when the response is complete} */
    public StreamMemory streamMemory() {
        StreamMemory memory = new StreamMemory(bounds.bytes(), client.network());
        reserved.add(() -> memory.use(0));
        return memory;
    }

    /** Gives back all that the request holds. */
    public void end() {
        release();
        reserved.forEach(Runnable::run);
        reserved.clear();
    }
}
