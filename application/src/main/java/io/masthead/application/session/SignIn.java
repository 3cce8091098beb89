package io.masthead.application.session;

import io.masthead.application.Query;
import io.masthead.domain.session.AccessToken;
import io.masthead.domain.session.InvalidCredentials;

/** Exchanges address and password for an access token. */
@Query
@FunctionalInterface
public interface SignIn {

    /**
     * What the caller says. Nothing is required of it: whatever is no address or no password belongs to no account.
     *
     * @param email the address, in any case
     * @param password the password
     */
    record Credentials(String email, String password) {

        /** {@return a placeholder: a password must not reach a log} */
        @Override
        public String toString() {
            return "Credentials[hidden]";
        }
    }

    /**
     * Signs in.
     *
     * @param credentials what the caller says
     * @return a token that stands for the account
     * @throws InvalidCredentials if there is no such account, it has no password, or another one
     */
    AccessToken signIn(Credentials credentials);
}
