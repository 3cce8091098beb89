package io.masthead.application.user;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.RefusedIdentity;
import io.masthead.domain.session.UnverifiedIdentity;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.UserId;
import java.util.Optional;

/** Finds the account of an external identity, or registers it on first sign-in. */
@FunctionalInterface
public interface RecognizeIdentity {

    /**
     * Claims of the provider. Only the identity is required; unusable values are treated as absent.
     *
     * @param identity the external identity
     * @param verifiedEmail the e-mail address, if the provider has verified it
     * @param name the display name
     * @param age the age
     * @param origin the origin of the request
     */
    record Claims(
            ExternalIdentity identity,
            Optional<String> verifiedEmail,
            Optional<String> name,
            Optional<Age> age,
            RequestOrigin origin) {

        /**
         * Claims presented to the host itself.
         *
         * @param identity the external identity
         * @param verifiedEmail the e-mail address, if the provider has verified it
         * @param name the display name
         * @param age the age
         */
        public Claims(
                ExternalIdentity identity, Optional<String> verifiedEmail, Optional<String> name, Optional<Age> age) {
            this(identity, verifiedEmail, name, age, RequestOrigin.HOST);
        }

        /** {@return the identity only, since personal data must not be logged} */
        @Override
        public String toString() {
            return "Claims[" + identity + "]";
        }
    }

    /**
     * Finds the account: first by identity, then by verified e-mail address, which links the identity to the account
     * permanently.
     *
     * <p>Linking removes the password and the sessions of the account, since their owner never proved to own the
     * address (Sudhodanan and Paverd, "Pre-hijacked accounts", USENIX Security 2022). Without claims of the provider, a
     * new account is named after the part of the address before the {@code @}, and its age is unknown.
     *
     * @param claims the claims of the provider
     * @return the account
     * @throws RefusedIdentity if an admin refused the identity when its account was deleted
     * @throws UnverifiedIdentity if the identity is unknown and the claims contain no usable verified e-mail address
     */
    UserId recognize(Claims claims);
}
