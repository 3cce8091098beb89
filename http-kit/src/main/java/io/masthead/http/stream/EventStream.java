package io.masthead.http.stream;

import io.masthead.http.connection.CountingProcessor;
import io.masthead.http.request.RequestContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Server-sent events (HTML §9.2), written by the thread of the request alone. A write of which the client takes nothing
 * ends with the connection, after the time for which the server waits for a client.
 *
 * <p>The connection ends with the stream, so that the next request of the client may reach another instance.
 */
public final class EventStream {

    /** The time after which a client whose stream has ended connects again. */
    private static final Duration RETRY = Duration.ofSeconds(3);

    private final OutputStream output;

    private EventStream(OutputStream output) {
        this.output = output;
    }

    /**
     * Sets the headers of a stream. Proxies must neither keep nor buffer it.
     *
     * @param response the response
     */
    public static void describe(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader(HttpHeaders.CONNECTION, "close");
    }

    /**
     * Begins the stream: from here on, a failure can no longer become a problem.
     *
     * @param context the request
     * @return the stream
     * @throws IOException if the client is gone
     */
    public static EventStream begin(RequestContext context) throws IOException {
        context.request().setAttribute(CountingProcessor.ENDLESS, true);
        describe(context.response());
        EventStream stream = new EventStream(context.response().getOutputStream());
        stream.retryAfter(RETRY);
        stream.flush();
        return stream;
    }

    /**
     * {@return an event as it is written, which may be written to any number of streams}
     *
     * @param id the id, which a client that connects again sends as {@code Last-Event-ID}: letters, digits, hyphens
     * @param type its type, without line breaks
     * @param data its data, without line breaks: a client ignores an event without any, and its id with it
     */
    public static byte[] event(String id, String type, byte[] data) {
        ByteArrayOutputStream event = new ByteArrayOutputStream(data.length + 128);
        event.writeBytes(("id: " + id + "\nevent: " + type + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        event.writeBytes(data);
        event.write('\n');
        event.write('\n');
        return event.toByteArray();
    }

    /**
     * Writes an event, which the client may get with the next {@link #flush} only.
     *
     * @param event the event, as {@link #event} makes it
     * @throws IOException if the client is gone, or has taken nothing for too long
     */
    public void write(byte[] event) throws IOException {
        output.write(event);
    }

    /**
     * Sends what is written.
     *
     * @throws IOException if the client is gone, or has taken nothing for too long
     */
    public void flush() throws IOException {
        output.flush();
    }

    /**
     * Tells the client after which time to connect again when the stream has ended.
     *
     * @param time the time
     * @throws IOException if the client is gone, or has taken nothing for too long
     */
    public void retryAfter(Duration time) throws IOException {
        write(("retry: " + time.toMillis() + "\n\n").getBytes(StandardCharsets.UTF_8));
    }
}
