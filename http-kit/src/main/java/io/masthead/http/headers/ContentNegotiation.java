package io.masthead.http.headers;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Chooses between JSON and another media type by {@code Accept} (RFC 9110 §12.5.1). */
public final class ContentNegotiation {

    private ContentNegotiation() {}

    /**
     * {@return whether a media type is preferred to JSON, which wins a tie}
     *
     * @param type the media type
     * @param request the request
     */
    public static boolean prefers(MediaType type, HttpServletRequest request) {
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
        return quality(type, ranges) > quality(MediaType.APPLICATION_JSON, ranges);
    }

    /** Takes the quality of the most specific range that includes a type. */
    private static double quality(MediaType type, List<MediaType> ranges) {
        return ranges.stream()
                .filter(range -> range.includes(type))
                .max(Comparator.comparing(MediaType::isConcrete)
                        .thenComparing(
                                Comparator.comparing(MediaType::isWildcardType).reversed()))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }
}
