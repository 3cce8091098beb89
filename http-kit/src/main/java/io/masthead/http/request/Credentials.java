package io.masthead.http.request;

import io.masthead.domain.RequestOrigin;
import java.util.function.Supplier;

/** Verified credentials of a request. */
public interface Credentials {

    /** {@return whom rate limits count the request for; known without a look-up} */
    String name();

    /**
     * Looks up who calls.
     *
     * @param origin where the request comes from, for those who need it
     * @return the caller
     * @throws io.masthead.domain.Failure if the credentials do not count any more, or cannot be looked up
     */
    Caller caller(Supplier<RequestOrigin> origin);
}
