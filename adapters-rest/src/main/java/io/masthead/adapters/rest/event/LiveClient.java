package io.masthead.adapters.rest.event;

import io.masthead.adapters.rest.session.AuthenticatedUser;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.event.EventViewer;
import io.masthead.http.forwarding.ClientAddress;
import io.masthead.http.request.Languages;
import io.masthead.http.request.RequestContext;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Client of a live connection, as the request says that has opened it. It outlives that request.
 *
 * @param requestId the id of the request
 * @param address the address of the client
 * @param language the language of problems
 * @param origin the origin, for look-ups
 * @param caller the caller, if the request had credentials
 * @param reader what the caller may follow
 * @param expiry the end of these credentials
 */
record LiveClient(
        String requestId,
        ClientAddress address,
        Locale language,
        RequestOrigin origin,
        Optional<AuthenticatedUser> caller,
        EventViewer reader,
        Optional<Instant> expiry) {

    static LiveClient of(RequestContext context, Optional<AuthenticatedUser> caller, EventViewer reader) {
        ClientAddress address = context.client();
        String unused = address.site(); // determined while there is a request
        return new LiveClient(
                context.id(),
                address,
                Languages.of(context.request()),
                context.origin(),
                caller,
                reader,
                EventReaders.expiry(context));
    }
}
