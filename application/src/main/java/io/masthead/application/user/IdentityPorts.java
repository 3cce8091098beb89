package io.masthead.application.user;

import io.masthead.domain.session.IdentityRepository;

/** Driven ports of accounts whose owners an OpenID Connect provider vouches for. */
public interface IdentityPorts extends UserPorts {

    /** {@return which account belongs to whom} */
    IdentityRepository identities();
}
