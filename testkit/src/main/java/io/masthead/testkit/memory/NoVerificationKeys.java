package io.masthead.testkit.memory;

import io.masthead.domain.session.VerificationKeys;

/** What there is to publish where tokens are signed with a secret: nothing. */
public final class NoVerificationKeys implements VerificationKeys {

    /** Has no state. */
    public NoVerificationKeys() {}

    @Override
    public String toJwkSet() {
        return "{\"keys\":[]}";
    }
}
