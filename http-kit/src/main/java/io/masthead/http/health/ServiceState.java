package io.masthead.http.health;

/** State of the service, which the host determines. */
public interface ServiceState {

    /** {@return whether the service works at all; if not, only a restart helps} */
    boolean isLive();

    /**
     * {@return whether the service should receive requests: its database responds, and it is neither starting nor
     * stopping}
     */
    boolean isReady();
}
