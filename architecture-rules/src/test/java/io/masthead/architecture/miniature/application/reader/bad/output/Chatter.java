package io.masthead.architecture.miniature.application.reader.bad.output;

final class Chatter {

    void say() {
        System.out.println("hello");
    }
}
