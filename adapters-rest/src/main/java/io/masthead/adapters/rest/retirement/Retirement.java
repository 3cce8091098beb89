package io.masthead.adapters.rest.retirement;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;

/**
 * What {@link Retiring} says of an operation.
 *
 * @param since the day from which on nobody should begin to use it
 * @param until the day on which it is expected to be gone
 * @param explanation where people read about it
 * @param successor what takes its place
 */
public record Retirement(
        LocalDate since, Optional<LocalDate> until, Optional<URI> explanation, Optional<URI> successor) {

    /** The header that says since when (RFC 9745 §2). */
    public static final String DEPRECATION = "Deprecation";

    /** The header that says until when (RFC 8594 §3). */
    public static final String SUNSET = "Sunset";

    /** RFC 9745 §4. */
    public Retirement {
        if (until.isPresent() && until.get().isBefore(since)) {
            throw new IllegalArgumentException("it ends before it begins");
        }
    }

    /**
     * Reads the mark of an operation.
     *
     * @param operation the operation
     * @return what it says, if there is one
     * @throws IllegalStateException if it cannot be read
     */
    public static Optional<Retirement> of(HandlerMethod operation) {
        return Optional.ofNullable(operation.getMethodAnnotation(Retiring.class))
                .map(mark -> {
                    try {
                        return read(mark);
                    } catch (DateTimeParseException | IllegalArgumentException unreadable) {
                        throw new IllegalStateException(
                                "@Retiring of " + operation + " is wrong: " + unreadable.getMessage(), unreadable);
                    }
                });
    }

    private static Retirement read(Retiring mark) {
        return new Retirement(
                LocalDate.parse(mark.since()),
                given(mark.until()).map(LocalDate::parse),
                given(mark.explanation()).map(URI::create),
                given(mark.successor()).map(URI::create));
    }

    private static Optional<String> given(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }

    /** {@return the headers of every answer; the days begin in UTC} */
    HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(DEPRECATION, "@" + since.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
        until.ifPresent(day ->
                headers.setInstant(SUNSET, day.atStartOfDay(ZoneOffset.UTC).toInstant()));
        if (!links().isEmpty()) {
            headers.set(HttpHeaders.LINK, String.join(", ", links()));
        }
        return headers;
    }

    private List<String> links() {
        List<String> links = new ArrayList<>();
        explanation.ifPresent(target -> links.add("<" + target + ">; rel=\"deprecation\""));
        successor.ifPresent(target -> links.add("<" + target + ">; rel=\"successor-version\""));
        return links;
    }
}
