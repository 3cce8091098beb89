package io.masthead.architecture.miniature.application.reader.bad.stopwatch;

final class Stopwatch {

    long start() {
        return System.nanoTime();
    }
}
