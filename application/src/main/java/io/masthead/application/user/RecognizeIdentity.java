package io.masthead.application.user;

import io.masthead.domain.RequestOrigin;
import io.masthead.domain.session.ExternalIdentity;
import io.masthead.domain.session.UnverifiedIdentity;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.UserId;
import java.util.Optional;

/** Finds the account of someone whom an outside provider vouches for, or makes it on first sight. */
@FunctionalInterface
public interface RecognizeIdentity {

    /**
     * What the provider says. Nothing is required of it but the identity: what is unusable counts as not said.
     *
     * @param identity whom it vouches for
     * @param verifiedEmail the address, if the provider has verified it
     * @param name how they want to be called
     * @param age how old they are
     * @param origin from where
     */
    record Claims(
            ExternalIdentity identity,
            Optional<String> verifiedEmail,
            Optional<String> name,
            Optional<Age> age,
            RequestOrigin origin) {

        /**
         * Claims that come to the host itself.
         *
         * @param identity whom it vouches for
         * @param verifiedEmail the address, if the provider has verified it
         * @param name how they want to be called
         * @param age how old they are
         */
        public Claims(
                ExternalIdentity identity, Optional<String> verifiedEmail, Optional<String> name, Optional<Age> age) {
            this(identity, verifiedEmail, name, age, RequestOrigin.HOST);
        }

        /** {@return the identity alone: personal data must not reach a log} */
        @Override
        public String toString() {
            return "Claims[" + identity + "]";
        }
    }

    /**
     * Finds the account: first by identity, then by verified address, which joins the two for good.
     *
     * <p>An account that had a password until then loses it and its sessions: whoever chose the password never proved
     * that the address is theirs (Sudhodanan and Paverd, "Pre-hijacked accounts", USENIX Security 2022). A new account
     * is called after the part of the address before the {@code @} and is of age 0 where the provider does not say.
     *
     * @param claims what the provider says
     * @return the account
     * @throws UnverifiedIdentity if the identity is unknown and no usable verified address comes with it
     */
    UserId recognize(Claims claims);
}
