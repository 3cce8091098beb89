package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.masthead.architecture.config.Misconfigured;
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
import java.util.zip.ZipFile;

/** Imports compiled classes. */
public final class Classes {

    private static final String CLASS = ".class";

    /** Directory of the version-specific classes in a multi-release jar. */
    private static final String VERSIONS = "META-INF/versions/";

    private Classes() {}

    /**
     * {@return the production classes of the class path}
     *
     * @param root the root package of the project
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
     * @throws Misconfigured if a directory or jar is missing, or a class file cannot be read
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
        List<JavaClass> classes = List.copyOf(new ClassFileImporter()
                .withImportOption(location -> !location.contains(VERSIONS))
                .importLocations(locations));
        requireAllRead(paths, classes);
        return classes;
    }

    private static boolean isJar(Path path) {
        return path.toString().endsWith(".jar");
    }

    /** Fails for class files that were not imported; of a class that is in two places, either counts. */
    private static void requireAllRead(Collection<Path> paths, List<JavaClass> classes) {
        Set<String> read = classes.stream()
                .flatMap(type -> Stream.concat(
                        Stream.of(type.getName().replace('.', '/') + CLASS),
                        type.getSource().stream()
                                .filter(source -> "file".equals(source.getUri().getScheme()))
                                .map(source -> plain(Path.of(source.getUri())))))
                .collect(Collectors.toSet());
        List<String> problems = paths.stream()
                .flatMap(path -> Files.isDirectory(path) ? classFiles(path) : entries(path))
                .filter(file -> file.endsWith(CLASS) && !file.endsWith("module-info.class"))
                .filter(file -> !file.contains(VERSIONS) && !isRead(file, read))
                .map(file -> file + ": it cannot be read as a class file; compile it again, with Java 25 at most")
                .toList();
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
    }

    private static boolean isRead(String file, Set<String> read) {
        if (read.contains(plain(Path.of(file)))) {
            return true;
        }
        String name = file.replace('\\', '/');
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            if (read.contains(name.substring(slash + 1))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private static Stream<String> classFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(Path::toString).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> entries(Path jar) {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream().map(entry -> jar + "!/" + entry.getName()).toList().stream();
        } catch (IOException unreadable) {
            throw new Misconfigured(List.of(
                    jar + ": it cannot be read as a jar; build it again, or name the directory of the classes"));
        }
    }
}
