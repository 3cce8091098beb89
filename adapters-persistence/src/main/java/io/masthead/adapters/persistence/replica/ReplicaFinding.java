package io.masthead.adapters.persistence.replica;

/** What was found out about a replica, as the end of a sentence. */
public enum ReplicaFinding {
    /** It is used. */
    USABLE("is usable"),

    /** There is no connection. */
    UNREACHABLE("cannot be reached, or does not accept connections"),

    /** There is a server, but no connection for this login. */
    LOGIN_REFUSED("refuses the user, the password or the database"),

    /** What is between it and the service does not let it be used. */
    NOT_SUITABLE("cannot be used"),

    /** The primary may not be asked what database it is. */
    NOT_COMPARABLE("cannot be compared with the primary, which the user may not ask"),

    /** The primary has not said yet what database it is. */
    NOT_COMPARED("has yet to be compared with the primary, which gives no answer"),

    /** It is no copy of the primary. */
    ANOTHER_DATABASE("is another database than that of the primary"),

    /** It accepts changes of its own. */
    NO_STANDBY("is no standby"),

    /** The tables are not there, or not for this login. */
    NOT_READABLE("does not let the user read the tables"),

    /** It has not replayed yet what the primary had when it was first asked. */
    CATCHING_UP("has yet to catch up with the primary"),

    /** The lag is longer than allowed. */
    BEHIND("is too far behind the primary"),

    /** It has what the primary has not. */
    AHEAD("is ahead of the primary, so that it follows another one");

    private final String text;

    ReplicaFinding(String text) {
        this.text = text;
    }

    /** {@return whether it is a mistake of those who named the replica, if it is found out at the start} */
    public boolean isMistake() {
        return this == LOGIN_REFUSED || this == NOT_COMPARABLE || this == ANOTHER_DATABASE;
    }

    @Override
    public String toString() {
        return text;
    }
}
