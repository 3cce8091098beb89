package io.masthead.architecture.init;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.model.Classes;
import io.masthead.architecture.model.ModuleDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compiled classes of a build.
 *
 * @param paths the directories and jars
 * @param patterns the patterns of these paths, for the key {@code classes}
 * @param reason the reason for the patterns
 * @param unbuilt the modules that have sources and no compiled class, by their directories
 */
record BuildOutput(List<Path> paths, List<String> patterns, String reason, List<String> unbuilt) {

    /** Directories of production classes, relative to a module, by build tool. */
    private static final List<String> DIRECTORIES = List.of(
            "target/classes",
            "build/classes/java/main",
            "build/classes/kotlin/main",
            "build/classes/groovy/main",
            "build/classes/scala/main");

    private static final List<String> BUILD_FILES = List.of("pom.xml", "build.gradle", "build.gradle.kts");

    /** Source files of a module, without those that describe a package or a module. */
    private static final Pattern SOURCE = Pattern.compile(".*(?<!-info)\\.(java|kt|groovy|scala)");

    /**
     * {@return the classes of the modules at or below a directory}
     *
     * @param directory the directory of the build
     * @throws Misconfigured if there are none
     */
    static BuildOutput below(Path directory) {
        List<Path> paths = new ArrayList<>();
        Set<String> patterns = new LinkedHashSet<>();
        List<String> unbuilt = new ArrayList<>();
        List<List<Path>> levels = ModuleDirectories.below(directory);
        for (int level = 0; level < levels.size(); level++) {
            for (Path module : levels.get(level)) {
                List<String> compiled = DIRECTORIES.stream()
                        .filter(classes -> hasClasses(module.resolve(classes)))
                        .toList();
                for (String classes : compiled) {
                    paths.add(module.resolve(classes));
                    patterns.add("*/".repeat(level) + classes);
                }
                if (compiled.isEmpty() && hasSources(module.resolve("src/main"))) {
                    unbuilt.add(name(directory, module));
                }
            }
        }
        if (paths.isEmpty()) {
            throw new Misconfigured(List.of(directory.toAbsolutePath().normalize()
                    + ": no compiled class is in target/classes or build/classes, here or in a module below; compile"
                    + " first, or name the directories of classes"));
        }
        return new BuildOutput(
                paths,
                List.copyOf(patterns),
                (paths.size() == 1
                                ? "the output of the build"
                                : "the output of " + paths.size() + " modules of the build")
                        + (unbuilt.isEmpty()
                                ? ""
                                : "; not read, since no class is compiled there: " + String.join(", ", unbuilt)),
                unbuilt);
    }

    private static String name(Path directory, Path module) {
        return module.equals(directory)
                ? "the module at the top"
                : directory.relativize(module).toString().replace('\\', '/');
    }

    /**
     * {@return named directories and jars}
     *
     * @param directory the directory that patterns are relative to
     * @param paths the directories and jars
     */
    static BuildOutput named(Path directory, List<Path> paths) {
        Path base = directory.toAbsolutePath().normalize();
        List<String> patterns = paths.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .map(path -> base.getRoot().equals(path.getRoot()) ? base.relativize(path) : path)
                .map(path -> path.toString().replace('\\', '/'))
                .toList();
        return new BuildOutput(paths, patterns, "as named on the command line", List.of());
    }

    /**
     * {@return whether a build file of a directory names a library}
     *
     * @param directory the directory
     * @param library the name of the library
     */
    static boolean names(Path directory, Pattern library) {
        return BUILD_FILES.stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .anyMatch(file -> library.matcher(text(file)).find());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return ""; // like a file in another charset: the classes tell as well
        }
    }

    private static boolean hasClasses(Path directory) {
        return Files.isDirectory(directory) && Classes.directories(directory).anyMatch(BuildOutput::holdsClasses);
    }

    private static boolean holdsClasses(Path directory) {
        return holds(directory, file -> file.toString().endsWith(".class"));
    }

    private static boolean hasSources(Path directory) {
        return Files.isDirectory(directory)
                && holds(directory, file -> SOURCE.matcher(file.toString()).matches());
    }

    private static boolean holds(Path directory, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.anyMatch(wanted);
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }
}
