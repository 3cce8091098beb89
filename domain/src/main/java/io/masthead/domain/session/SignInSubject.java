package io.masthead.domain.session;

import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.UserId;

/**
 * Subject of presented passwords, for which failures are counted: an account, whatever its e-mail address is at the
 * time; an e-mail address that no account has, so that both behave the same; or a session, in which the owner of an
 * account can act although others guess its password.
 *
 * @param value the kind and the number or address
 */
public record SignInSubject(String value) {

    /**
     * {@return the subject of an account}
     *
     * @param account the account
     */
    public static SignInSubject of(UserId account) {
        return new SignInSubject("account:" + account.value());
    }

    /**
     * {@return the subject of an e-mail address}
     *
     * @param email an e-mail address that no account has
     */
    public static SignInSubject of(EmailAddress email) {
        return new SignInSubject("address:" + email.value());
    }

    /**
     * {@return the subject of a session}
     *
     * @param session the session in which a password is presented
     */
    public static SignInSubject of(SessionId session) {
        return new SignInSubject("session:" + session.value());
    }

    /** {@return a placeholder, since personal data must not be logged} */
    @Override
    public String toString() {
        return "SignInSubject[hidden]";
    }
}
