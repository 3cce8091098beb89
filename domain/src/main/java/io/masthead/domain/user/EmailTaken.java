package io.masthead.domain.user;

/** Another account has this address. */
public final class EmailTaken extends UserFailure {

    private final EmailAddress email;

    /**
     * Names the address.
     *
     * @param email the address that is taken
     */
    public EmailTaken(EmailAddress email) {
        this.email = email;
    }

    /** {@return the address that is taken} */
    public EmailAddress email() {
        return email;
    }
}
