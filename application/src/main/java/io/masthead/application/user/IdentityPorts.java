package io.masthead.application.user;

import io.masthead.domain.session.IdentityRepository;

/** Driven ports of accounts with identities of an OpenID Connect provider. */
public interface IdentityPorts extends UserPorts {

    /** {@return the external identities} */
    @Override
    IdentityRepository identities();
}
