package io.masthead.bootstrap;

/** The service cannot start; the message is one sentence for the operator, with the problem and the remedy. */
public final class StartupProblem extends RuntimeException {

    public StartupProblem(String sentence) {
        super(sentence);
    }

    public StartupProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
