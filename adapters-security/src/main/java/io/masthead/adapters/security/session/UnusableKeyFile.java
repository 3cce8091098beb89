package io.masthead.adapters.security.session;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Failure: a key file is unusable for signing tokens. The message names the file and a remedy, never its content. */
public final class UnusableKeyFile extends RuntimeException {

    UnusableKeyFile(Path file, String remedy) {
        this(file, remedy, null);
    }

    UnusableKeyFile(Path file, String remedy, @Nullable Throwable cause) {
        super("The key file " + file + " " + remedy, cause);
    }
}
