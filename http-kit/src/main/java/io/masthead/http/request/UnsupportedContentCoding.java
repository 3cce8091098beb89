package io.masthead.http.request;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The body has a content coding (RFC 9110 §8.4), which no operation decodes. */
public final class UnsupportedContentCoding extends RuntimeException {

    /** The one coding of bodies, which is none. */
    public static final String SUPPORTED = "identity";

    private UnsupportedContentCoding() {
        super(null, null, false, false);
    }

    /**
     * Refuses a request whose body has a content coding.
     *
     * @param request the request
     * @throws UnsupportedContentCoding if it has one
     */
    public static void refuse(HttpServletRequest request) {
        @Nullable String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase(SUPPORTED)) {
            throw new UnsupportedContentCoding();
        }
    }
}
