package io.masthead.architecture.miniature.adapters.rest.bad.transactional;

import org.springframework.transaction.annotation.Transactional;

class Eager {

    @Transactional
    void work() {}
}
