package io.masthead.architecture.baseline;

import io.masthead.architecture.report.Place;
import io.masthead.architecture.report.ReportedViolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files of a baseline.
 *
 * @param base the directory that names of files are relative to
 * @param path the file, or a directory with a file for each module
 * @param modules the modules whose classes were read; an empty name stands for all
 */
record BaselineFiles(Path base, Path path, Set<String> modules) {

    private static final Pattern BELOW_MODULE = Pattern.compile("/?(src/.*|pom\\.xml)$");

    /** {@return the existing files of the modules, ordered by name} */
    List<Path> present() {
        if (!Files.isDirectory(path)) {
            return Files.exists(path) ? List.of(path) : List.of();
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(file -> file.getFileName().toString().endsWith(".txt"))
                    .filter(this::isRead)
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** {@return the file for the entry of a new violation} */
    Path of(ReportedViolation violation) {
        return moduleOf(violation).orElseGet(() -> Files.isDirectory(path) ? path.resolve("root.txt") : path);
    }

    /** {@return the file of the module that a violation is in; empty if its module is unknown, or files have none} */
    Optional<Path> moduleOf(ReportedViolation violation) {
        return Files.isDirectory(path)
                ? module(violation).map(module -> path.resolve(module + ".txt"))
                : Optional.empty();
    }

    /** {@return the name of a file, for messages} */
    String name(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path name = absolute.startsWith(base) ? base.relativize(absolute) : absolute;
        return name.toString().replace('\\', '/');
    }

    /** Tells whether classes of the module were read, or it is gone, so that its entries are judged. */
    private boolean isRead(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.txt$", "");
        return name.equals("root")
                || modules.stream().anyMatch(module -> module.isEmpty() || ("-" + name).endsWith("-" + module))
                || Stream.of(name, name.replace('-', '/')).noneMatch(module -> Files.isDirectory(base.resolve(module)));
    }

    private static Optional<String> module(ReportedViolation violation) {
        return violation
                .place()
                .map(Place::file)
                .filter(file -> BELOW_MODULE.matcher(file).find())
                .map(file -> BELOW_MODULE.matcher(file).replaceFirst(""))
                .map(directory -> directory.isEmpty() ? "root" : directory.replace('/', '-'));
    }
}
