package io.masthead.adapters.rest.imports;

import io.masthead.domain.Failure;

/** Another import of the same account is running. */
public final class ImportInProgress extends Failure {

    /** The code of the failure. */
    public static final String CODE = "import-in-progress";

    /** Creates the failure. */
    public ImportInProgress() {
        super(Kind.IN_PROGRESS, CODE);
    }
}
