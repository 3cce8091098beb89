package io.masthead.http.health;

/** How the service is; the host knows. */
public interface ServiceState {

    /** {@return whether the service works at all; if not, only a restart helps} */
    boolean isLive();

    /** {@return whether requests should come here: its database answers, and it is neither starting nor stopping} */
    boolean isReady();
}
