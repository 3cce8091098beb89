package io.masthead.adapters.rest.session;

import io.masthead.http.request.RequestContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Cookie that keeps the refresh token of a page of this service (RFC 6265): no script can read it, and the browser sends
 * it to the token endpoints alone.
 *
 * <p>It has no path: by default that is the directory of the request, as the browser knows it, so it is right behind a
 * proxy that adds a prefix, too (RFC 6265 §5.1.4).
 */
final class RefreshTokenCookie {

    private static final String NAME = "masthead-refresh";
    private static final String SECURE_PREFIX = "__Secure-"; // ASVS 5.0 3.3.1

    private RefreshTokenCookie() {}

    /** {@return the token; none if the browser has sent several, since one of them is not ours} */
    static Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        List<String> values = cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name(request)))
                        .map(Cookie::getValue)
                        .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /** {@return the value of {@code Set-Cookie} for a token; it ends when the browser is closed} */
    static String keeping(String token, HttpServletRequest request) {
        return cookie(token, request).build().toString();
    }

    /** {@return the value of {@code Set-Cookie} that removes it} */
    static String removing(HttpServletRequest request) {
        return cookie("", request).maxAge(0).build().toString();
    }

    /**
     * Refuses a request that no page of this service has made. {@code SameSite} alone would let pages of other hosts of
     * the same site in.
     */
    static void requireOwnPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site"); // browsers send it over TLS, and to localhost
        boolean ownPage = site != null ? site.equals("same-origin") : hasOwnOrigin(request);
        if (!ownPage) {
            throw new RefusedToken("invalid_request", "Only pages of this origin can use the cookie.");
        }
    }

    private static boolean hasOwnOrigin(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && RequestContext.of(request).address().isOwnOrigin(origin);
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String token, HttpServletRequest request) {
        return ResponseCookie.from(name(request), token)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict");
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SECURE_PREFIX + NAME : NAME;
    }
}
