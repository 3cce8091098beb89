package io.masthead.architecture.miniature.bootstrap.bad.composed;

class Disguised {

    @InOneGo
    void work() {}
}
