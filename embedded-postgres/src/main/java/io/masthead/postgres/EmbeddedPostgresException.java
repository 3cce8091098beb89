package io.masthead.postgres;

/**
 * PostgreSQL cannot be started, used or stopped; the message is one sentence for the operator of the host application,
 * with the problem and the remedy.
 */
public final class EmbeddedPostgresException extends RuntimeException {

    private final String sentence;

    EmbeddedPostgresException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    EmbeddedPostgresException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    @Override
    public String getMessage() {
        return sentence;
    }
}
