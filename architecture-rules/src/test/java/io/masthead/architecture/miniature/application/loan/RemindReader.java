package io.masthead.architecture.miniature.application.loan;

import io.masthead.architecture.miniature.application.Workflow;

@Workflow
@FunctionalInterface
public interface RemindReader {

    void remind(long card);
}
