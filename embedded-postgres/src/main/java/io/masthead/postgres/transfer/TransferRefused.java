package io.masthead.postgres.transfer;

/** A transfer cannot begin or be completed; the message is one sentence for the operator, with the remedy. */
public final class TransferRefused extends RuntimeException {

    TransferRefused(String sentence) {
        super(sentence);
    }
}
