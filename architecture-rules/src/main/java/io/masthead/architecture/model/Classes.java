package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.masthead.architecture.Misconfigured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads compiled classes. */
public final class Classes {

    private static final String CLASS = ".class";

    private Classes() {}

    /**
     * {@return the production classes of the class path}
     *
     * @param root the package that they share
     */
    public static Collection<JavaClass> ofClassPath(String root) {
        return List.copyOf(new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root));
    }

    /**
     * {@return the classes of directories and jars}
     *
     * @param paths the directories and jars
     * @throws Misconfigured if one is missing or a class file in it cannot be read
     */
    public static Collection<JavaClass> of(Collection<Path> paths) {
        List<String> problems = new ArrayList<>();
        List<Location> locations = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                locations.add(Location.of(path));
            } else if (Files.isRegularFile(path) && isJar(path)) {
                locations.add(Location.of(URI.create("jar:" + path.toUri() + "!/")));
            } else {
                problems.add(path + ": there is no directory or jar of classes; compile first, or correct the path");
            }
        }
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
        List<JavaClass> classes = List.copyOf(new ClassFileImporter().importLocations(locations));
        unread(paths, classes);
        return classes;
    }

    private static boolean isJar(Path path) {
        return path.toString().endsWith(".jar");
    }

    private static void unread(Collection<Path> paths, List<JavaClass> classes) {
        Set<Path> read = classes.stream()
                .flatMap(type -> type.getSource().stream())
                .filter(source -> "file".equals(source.getUri().getScheme()))
                .map(source -> plain(Path.of(source.getUri())))
                .collect(Collectors.toSet());
        List<String> problems = paths.stream()
                .filter(Files::isDirectory)
                .flatMap(Classes::classFiles)
                .filter(file -> !read.contains(plain(file)))
                .map(file -> file + ": it cannot be read as a class file; compile it again, with Java 25 at most")
                .toList();
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
    }

    private static Path plain(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Stream<Path> classFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files
                    .filter(file -> file.toString().endsWith(CLASS) && !file.endsWith("module-info.class"))
                    .filter(Files::isRegularFile)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
