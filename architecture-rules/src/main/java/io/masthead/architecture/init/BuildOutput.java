package io.masthead.architecture.init;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.model.Classes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiled classes of a build.
 *
 * @param paths the directories and jars
 * @param patterns the patterns of these paths, for the key {@code classes}
 * @param reason the reason for the patterns
 */
record BuildOutput(List<Path> paths, List<String> patterns, String reason) {

    /** Directories of production classes, relative to a module, by build tool. */
    private static final List<String> DIRECTORIES = List.of(
            "target/classes",
            "build/classes/java/main",
            "build/classes/kotlin/main",
            "build/classes/groovy/main",
            "build/classes/scala/main");

    /** Names of directories that contain no modules. */
    private static final Set<String> NO_MODULES = Set.of("src", "target", "build", "node_modules");

    private static final List<String> BUILD_FILES = List.of("pom.xml", "build.gradle", "build.gradle.kts");

    /** Levels of nested modules that are searched. */
    private static final int LEVELS = 4;

    /**
     * {@return the classes of the modules at or below a directory}
     *
     * @param directory the directory of the build
     * @throws Misconfigured if there are none
     */
    static BuildOutput below(Path directory) {
        List<Path> paths = new ArrayList<>();
        Set<String> patterns = new LinkedHashSet<>();
        List<Path> modules = List.of(directory);
        for (int level = 0; level <= LEVELS; level++) {
            for (Path module : modules) {
                for (String classes : DIRECTORIES) {
                    if (hasClasses(module.resolve(classes))) {
                        paths.add(module.resolve(classes));
                        patterns.add("*/".repeat(level) + classes);
                    }
                }
            }
            modules = modules.stream().flatMap(BuildOutput::children).toList();
        }
        if (paths.isEmpty()) {
            throw new Misconfigured(List.of(directory.toAbsolutePath().normalize()
                    + ": no compiled class is in target/classes or build/classes, here or in a module below; compile"
                    + " first, or name the directories of classes"));
        }
        return new BuildOutput(
                paths,
                List.copyOf(patterns),
                paths.size() == 1
                        ? "the output of the build"
                        : "the output of " + paths.size() + " modules of the build");
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
        return new BuildOutput(paths, patterns, "as named on the command line");
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

    private static Stream<Path> children(Path module) {
        try (Stream<Path> children = Files.list(module)) {
            return children
                    .filter(Files::isDirectory)
                    .filter(child -> !child.getFileName().toString().startsWith("."))
                    .filter(child -> !NO_MODULES.contains(child.getFileName().toString()))
                    .sorted()
                    .collect(Collectors.toList())
                    .stream();
        } catch (IOException unreadable) {
            return Stream.empty(); // like the data of a database: no module that could be built
        }
    }

    private static boolean hasClasses(Path directory) {
        return Files.isDirectory(directory) && Classes.directories(directory).anyMatch(BuildOutput::holdsClasses);
    }

    private static boolean holdsClasses(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.anyMatch(file -> file.toString().endsWith(".class"));
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }
}
