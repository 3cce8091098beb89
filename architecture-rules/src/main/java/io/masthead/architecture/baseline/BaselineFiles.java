package io.masthead.architecture.baseline;

import io.masthead.architecture.report.Finding;
import io.masthead.architecture.report.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which files a baseline is made of.
 *
 * @param path the only file, or a directory with a file for each module
 */
record BaselineFiles(Path path) {

    private static final Pattern BELOW_MODULE = Pattern.compile("/?(src/.*|pom\\.xml)$");

    /** {@return the files that are there, ordered by name} */
    List<Path> present() {
        if (!Files.isDirectory(path)) {
            return Files.exists(path) ? List.of(path) : List.of();
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(file -> file.getFileName().toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** {@return where a finding that has no entry yet gets one} */
    Path of(Finding finding) {
        return Files.isDirectory(path) ? path.resolve(module(finding) + ".txt") : path;
    }

    private static String module(Finding finding) {
        String directory = finding.place()
                .map(Place::file)
                .filter(file -> BELOW_MODULE.matcher(file).find())
                .map(file -> BELOW_MODULE.matcher(file).replaceFirst(""))
                .orElse("");
        return directory.isEmpty() ? "root" : directory.replace('/', '-');
    }
}
