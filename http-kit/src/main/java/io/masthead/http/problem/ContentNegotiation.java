package io.masthead.http.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Tells people, whose browsers ask for HTML, from programs (RFC 9110 §12.5.1). */
final class ContentNegotiation {

    private ContentNegotiation() {}

    /** {@return whether HTML is liked better than JSON; whoever likes both alike is a program} */
    static boolean isHtml(HttpServletRequest request) {
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
        return quality(MediaType.TEXT_HTML, ranges) > quality(MediaType.APPLICATION_JSON, ranges);
    }

    /** The narrowest range that holds a type decides. */
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
