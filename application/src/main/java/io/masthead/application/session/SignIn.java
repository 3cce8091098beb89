package io.masthead.application.session;

import io.masthead.domain.Overloaded;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.InvalidCredentials;

/** Begins a session: exchanges address and password for tokens. */
@FunctionalInterface
public interface SignIn {

    /**
     * What the caller says. Nothing is required of it: whatever is no address or no password belongs to no account.
     *
     * @param email the address, in any case
     * @param password the password
     * @param origin from where
     */
    record Credentials(String email, String password, RequestOrigin origin) {

        /**
         * Credentials that come to the host itself.
         *
         * @param email the address, in any case
         * @param password the password
         */
        public Credentials(String email, String password) {
            this(email, password, RequestOrigin.HOST);
        }

        /** {@return a placeholder: a password must not reach a log} */
        @Override
        public String toString() {
            return "Credentials[hidden]";
        }
    }

    /**
     * Signs in. Every refusal is the same and takes the same time; too many of them start a wait in which nothing helps.
     *
     * @param credentials what the caller says
     * @return tokens that stand for the account
     * @throws InvalidCredentials if there is no such account, it has no password or another one, or a wait is on
     * @throws Overloaded if too many sign in at once
     */
    TokenPair signIn(Credentials credentials);
}
