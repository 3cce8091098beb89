package io.masthead.http.authentication;

import io.masthead.http.request.Credentials;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** Verifies the credentials of requests. */
public interface Authenticator {

    /**
     * Verifies credentials, without looking anything up.
     *
     * @param request a request with an {@code Authorization} header
     * @return the verified credentials; none where they are of a scheme that is not known
     * @throws InvalidToken if they are malformed, forged, expired or meant for others
     * @throws UnverifiableToken if they cannot be verified at the moment
     */
    Optional<Credentials> verify(HttpServletRequest request);

    /** {@return the codes of the failures, beyond a token that does not count, with which a caller is not found} */
    default List<String> failures() {
        return List.of();
    }
}
