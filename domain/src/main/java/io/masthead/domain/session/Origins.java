package io.masthead.domain.session;

/** Driven port: knows on whose behalf the present thread works. */
@FunctionalInterface
public interface Origins {

    /** {@return where the present request comes from; {@link Origin#HOST} outside of requests} */
    Origin current();
}
