package io.masthead.adapters.security.session;

import com.nimbusds.jose.KeySourceException;

/** The identity provider's keys cannot be had at the moment. */
final class KeysUnavailable extends KeySourceException {

    KeysUnavailable(Throwable cause) {
        super("The keys of the identity provider cannot be had", cause);
    }
}
