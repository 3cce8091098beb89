package io.masthead.bootstrap.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Content of the file {@code .env}.
 *
 * @param values all values in it, settings or not, by name as written
 * @param problems one line for each malformed line
 */
record DotEnvFile(Map<String, String> values, List<String> problems) {

    static final String NAME = ".env";

    /** Reads the file of a directory; a missing file is empty. */
    static DotEnvFile read(Path directory) {
        Path file = directory.resolve(NAME);
        if (Files.isDirectory(file)) {
            return unreadable("must be a file, not a directory");
        }
        try {
            return DotEnvParser.parse(Files.readString(file));
        } catch (NoSuchFileException absent) {
            return new DotEnvFile(Map.of(), List.of());
        } catch (CharacterCodingException exception) {
            return unreadable("must be text in UTF-8");
        } catch (IOException exception) {
            return unreadable("must be readable by the user that runs the service");
        }
    }

    private static DotEnvFile unreadable(String rule) {
        return new DotEnvFile(Map.of(), List.of(NAME + " " + rule));
    }

    /** {@return the problems alone: the values may be secrets} */
    @Override
    public String toString() {
        return "DotEnvFile" + problems;
    }
}
