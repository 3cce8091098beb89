package io.masthead.http.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Chooses between HTML and JSON by {@code Accept} (RFC 9110 §12.5.1). */
final class ContentNegotiation {

    private ContentNegotiation() {}

    /** {@return whether HTML is preferred to JSON, as browsers do; JSON wins a tie} */
    static boolean isHtml(HttpServletRequest request) {
        List<MediaType> ranges;
        try {
            ranges = MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
        return quality(MediaType.TEXT_HTML, ranges) > quality(MediaType.APPLICATION_JSON, ranges);
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
