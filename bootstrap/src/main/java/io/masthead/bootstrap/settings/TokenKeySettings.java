package io.masthead.bootstrap.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keys that sign and verify tokens.
 *
 * @param secret the secret that signs, if set
 * @param previous the previous secret, which still verifies while keys rotate
 * @param file the key file that signs, if set
 */
record TokenKeySettings(Optional<String> secret, Optional<String> previous, Optional<Path> file) {

    private static final String SECRET = "SECRET_KEY";
    private static final String PREVIOUS = "SECRET_KEY_PREVIOUS";
    private static final String FILE = "SIGNING_KEY_FILE";

    static TokenKeySettings read(SettingsReader reader, Path workingDirectory) {
        Optional<String> secret = secret(reader);
        return new TokenKeySettings(
                secret, previous(reader, secret), reader.read(FILE, text -> readableFile(text, workingDirectory)));
    }

    /** An external database may serve several instances, and tokens of a key that one generates are invalid for others. */
    private static Optional<String> secret(SettingsReader reader) {
        if (reader.isSet("DATABASE_URL") && !reader.isSet(SECRET) && !reader.isSet(FILE)) {
            reader.report("SECRET_KEY must be set, as DATABASE_URL is: at least " + SettingParsers.SECRET_KEY_BYTES
                    + " random bytes; or SIGNING_KEY_FILE in its place");
        }
        return reader.read(SECRET, SettingParsers::secretKey);
    }

    private static Optional<String> previous(SettingsReader reader, Optional<String> secret) {
        Optional<String> previous = reader.read(PREVIOUS, SettingParsers::secretKey);
        if (previous.isPresent() && !reader.isSet(SECRET)) {
            reader.report("SECRET_KEY_PREVIOUS must be set only together with SECRET_KEY, which takes its place");
        }
        if (previous.isPresent() && previous.equals(secret)) {
            reader.report("SECRET_KEY_PREVIOUS must be another key than SECRET_KEY");
        }
        return previous;
    }

    private static Path readableFile(String text, Path workingDirectory) {
        try {
            Path file = workingDirectory.resolve(text).toAbsolutePath().normalize();
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                return file;
            }
        } catch (InvalidPathException exception) {
            // The text is no valid path on this machine.
        }
        throw new MalformedValue("must be the path of a file that the user that runs the service can read");
    }

    /** {@return the path alone: the keys are secrets} */
    @Override
    public String toString() {
        return "TokenKeys[file=" + file + "]";
    }
}
