package io.masthead.testkit.memory;

import io.masthead.domain.session.VerificationKeys;

/** Empty set of verification keys, for tokens signed with a shared secret. */
public final class NoVerificationKeys implements VerificationKeys {

    /** Creates the adapter. */
    public NoVerificationKeys() {}

    @Override
    public String toJwkSet() {
        return "{\"keys\":[]}";
    }
}
