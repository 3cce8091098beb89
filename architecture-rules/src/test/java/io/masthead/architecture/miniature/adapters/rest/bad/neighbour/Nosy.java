package io.masthead.architecture.miniature.adapters.rest.bad.neighbour;

import io.masthead.architecture.miniature.adapters.persistence.PersistenceConfiguration;

final class Nosy {

    private static final Class<?> NEIGHBOUR = PersistenceConfiguration.class;

    Class<?> neighbour() {
        return NEIGHBOUR;
    }
}
