package io.masthead.domain.request;

/** The same sender used the key for a request with other content. */
public final class KeyReused extends RequestFailure {

    /** Makes the failure. */
    public KeyReused() {}
}
