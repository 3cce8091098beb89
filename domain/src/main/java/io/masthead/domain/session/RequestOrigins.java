package io.masthead.domain.session;

import io.masthead.domain.RequestOrigin;

/** Driven port: knows on whose behalf the present thread works. */
@FunctionalInterface
public interface RequestOrigins {

    /** {@return where the present request comes from; {@link RequestOrigin#HOST} outside of requests} */
    RequestOrigin current();
}
