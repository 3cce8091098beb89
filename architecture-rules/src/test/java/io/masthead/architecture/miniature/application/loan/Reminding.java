package io.masthead.architecture.miniature.application.loan;

/** Use case. */
final class Reminding implements RemindReader {

    @Override
    public void remind(long card) {}
}
