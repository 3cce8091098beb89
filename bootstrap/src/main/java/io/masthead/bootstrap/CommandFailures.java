package io.masthead.bootstrap;

import io.masthead.bootstrap.settings.Database;
import io.masthead.bootstrap.settings.Settings;
import io.masthead.domain.StorageContention;
import io.masthead.domain.StorageUnavailable;
import java.util.Optional;

/** Sentences for the operator about a command that had begun, and failed. */
final class CommandFailures {

    private CommandFailures() {}

    static String sentence(Exception failure, Settings settings) {
        if (!(failure instanceof StorageUnavailable || failure instanceof StorageContention)) {
            return String.valueOf(
                    StartupFailures.explain(failure, settings.managementPort()).getMessage());
        }
        Optional<String> reason = reason(settings);
        return reason.isPresent()
                ? "Nothing was changed, because " + reason.get() + "."
                : "The database was lost, is locked by another program, or waits for a standby that is away, and a change"
                        + " may have been made: run the command again when that has ended.";
    }

    /** {@return why the database refuses to be written to, and the remedy, as a clause, if a transfer is the reason} */
    static Optional<String> reason(Settings settings) {
        return settings.database() instanceof Database.External
                ? Optional.empty()
                : TransferCheck.reason(settings.dataDirectory());
    }
}
