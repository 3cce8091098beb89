package io.masthead.architecture.miniature.adapters.rest.bad.printing;

class Printing {

    void print() {
        System.err.println("oh");
    }
}
