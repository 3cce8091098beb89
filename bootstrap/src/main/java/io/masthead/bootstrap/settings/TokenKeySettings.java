package io.masthead.bootstrap.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What signs tokens and what still verifies them.
 *
 * @param secret what signs, if given
 * @param previous what signed before, and still verifies while keys rotate
 * @param file where a key for signatures is, if given
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

    /** An external database may serve several instances, and a key made by one would be refused by the others. */
    private static Optional<String> secret(SettingsReader reader) {
        if (reader.isSet("DATABASE_URL") && !reader.isSet(SECRET) && !reader.isSet(FILE)) {
            reader.report("SECRET_KEY must be set, as DATABASE_URL is: at least " + SettingParsers.SECRET_KEY_BYTES
                    + " bytes that nobody can guess; or SIGNING_KEY_FILE in its place");
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
            // No path of this machine, so no file either.
        }
        throw new MalformedValue("must be the path of a file that the user that runs the service can read");
    }

    /** {@return the path alone: the keys are secrets} */
    @Override
    public String toString() {
        return "TokenKeys[file=" + file + "]";
    }
}
