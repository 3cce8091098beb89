package io.masthead.application.user;

import io.masthead.application.CommonPorts;
import io.masthead.domain.session.IdentityRefusal;
import io.masthead.domain.session.RecentSignIn;
import io.masthead.domain.session.SessionTermination;
import io.masthead.domain.user.RegistrationPolicy;
import io.masthead.domain.user.UserRepository;

/** Driven ports of accounts. */
public interface UserPorts extends CommonPorts {

    /** {@return the accounts} */
    UserRepository users();

    /** {@return the termination of their sessions; {@link SessionTermination#NONE} by default} */
    default SessionTermination sessions() {
        return SessionTermination.NONE;
    }

    /** {@return the policy of changes that need a recent sign-in; {@link RecentSignIn#DEFAULT} by default} */
    default RecentSignIn recentSignIn() {
        return RecentSignIn.DEFAULT;
    }

    /** {@return the refusal of external identities; {@link IdentityRefusal#NONE} by default} */
    default IdentityRefusal identities() {
        return IdentityRefusal.NONE;
    }

    /** {@return the policy of who may register accounts; {@link RegistrationPolicy#OPEN} by default} */
    default RegistrationPolicy registration() {
        return RegistrationPolicy.OPEN;
    }
}
