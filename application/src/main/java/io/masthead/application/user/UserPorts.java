package io.masthead.application.user;

import io.masthead.application.CommonPorts;
import io.masthead.domain.session.SessionTermination;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.UserRepository;
import java.util.Optional;

/** Driven ports of accounts. */
public interface UserPorts extends CommonPorts {

    /** {@return the accounts} */
    UserRepository users();

    /** {@return the termination of their sessions; {@link SessionTermination#NONE} by default} */
    default SessionTermination sessions() {
        return SessionTermination.NONE;
    }

    /** {@return the e-mail address whose account becomes the first admin when it registers; none by default} */
    default Optional<EmailAddress> adminEmail() {
        return Optional.empty();
    }
}
