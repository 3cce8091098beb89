package io.masthead.application.session;

import io.masthead.domain.Overloaded;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.InvalidCredentials;

/** Signs in with a password: begins a session and issues its tokens. */
@FunctionalInterface
public interface SignIn {

    /**
     * Presented credentials, not validated: an invalid e-mail address or password matches no account.
     *
     * @param email the e-mail address, case-insensitive
     * @param password the password
     * @param origin the origin of the request
     */
    record Credentials(String email, String password, RequestOrigin origin) {

        /**
         * Credentials presented to the host itself.
         *
         * @param email the e-mail address, case-insensitive
         * @param password the password
         */
        public Credentials(String email, String password) {
            this(email, password, RequestOrigin.HOST);
        }

        /** {@return a placeholder, since a password must not be logged} */
        @Override
        public String toString() {
            return "Credentials[hidden]";
        }
    }

    /**
     * Signs in. All failures look the same and take the same time; too many of them block sign-in for a time.
     *
     * @param credentials the presented credentials
     * @return the tokens of the new session
     * @throws InvalidCredentials if there is no such account, the password is wrong or not set, or sign-in is blocked
     * @throws Overloaded if there are too many concurrent sign-ins
     */
    TokenPair signIn(Credentials credentials);
}
