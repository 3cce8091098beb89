package io.masthead.architecture.miniature.application.loan;

/** A use case. */
final class Reminding implements RemindReader {

    @Override
    public void remind(long card) {}
}
