package io.masthead.http.authentication;

import io.masthead.http.request.Credentials;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** Verifies the credentials of requests. */
public interface Authenticator {

    /**
     * Verifies credentials, without a look-up.
     *
     * @param request a request with an {@code Authorization} header
     * @return the verified credentials; none for an unknown scheme
     * @throws InvalidToken if they are malformed, forged, expired or for another audience
     * @throws UnverifiableToken if they cannot be verified at the moment
     */
    Optional<Credentials> verify(HttpServletRequest request);

    /**
     * Verifies an access token that comes without a request, without a look-up.
     *
     * @param token the token
     * @return the verified credentials
     * @throws InvalidToken if it is malformed, forged, expired or for another audience
     * @throws UnverifiableToken if it cannot be verified at the moment
     */
    Credentials verify(String token);

    /** {@return the codes of the failures with which the look-up of a caller can end, apart from an invalid token} */
    default List<String> failures() {
        return List.of();
    }
}
