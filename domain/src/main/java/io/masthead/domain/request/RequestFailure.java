package io.masthead.domain.request;

import io.masthead.domain.Failure;

/** A request was refused for what became of another with the same key. */
public abstract sealed class RequestFailure extends Failure permits KeyReused, StillRunning {

    RequestFailure() {}
}
