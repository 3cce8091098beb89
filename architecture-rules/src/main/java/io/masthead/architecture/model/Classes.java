package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.masthead.architecture.config.Misconfigured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Imports compiled classes. */
public final class Classes {

    private static final String CLASS = ".class";

    /** Directory of the version-specific classes in a multi-release jar. */
    private static final String VERSIONS = "META-INF/versions/";

    private static final Pattern RELEASE = Pattern.compile(VERSIONS + "(\\d+)/");

    private Classes() {}

    /**
     * {@return the production classes of the class path}
     *
     * @param roots the root packages of the project
     */
    public static Collection<JavaClass> ofClassPath(List<String> roots) {
        return List.copyOf(new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(roots));
    }

    /**
     * {@return the classes of directories, jars and jmods, and those that replace them in later releases of Java}
     *
     * @param paths the directories, jars and jmods
     * @throws Misconfigured if one of them is missing, or a class file cannot be read
     */
    public static Collection<JavaClass> of(Collection<Path> paths) {
        List<Location> locations = locations(paths);
        List<String> files = paths.stream()
                .flatMap(path -> Files.isDirectory(path) ? classFiles(path) : entries(path))
                .filter(file -> file.endsWith(CLASS) && !file.endsWith("module-info.class"))
                .map(file -> file.replace('\\', '/'))
                .toList();
        List<JavaClass> classes = new ArrayList<>(imported(locations, location -> !location.contains(VERSIONS)));
        releases(files)
                .forEach((release, replaced) ->
                        imported(locations, location -> isOf(location, release, replaced)).stream()
                                .filter(type -> type.getSource()
                                        .filter(source ->
                                                source.getUri().toString().contains(VERSIONS))
                                        .isPresent())
                                .forEach(classes::add));
        requireAllRead(files, classes);
        return classes;
    }

    /**
     * {@return the locations of directories, jars and jmods, as ArchUnit reads them}
     *
     * @param paths the directories, jars and jmods
     * @throws Misconfigured if one of them is missing or cannot be read
     */
    public static List<Location> locations(Collection<Path> paths) {
        List<String> problems = new ArrayList<>();
        List<Location> locations = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                directories(path).map(Location::of).forEach(locations::add);
            } else if (Files.isRegularFile(path) && path.toString().endsWith(".jar")) {
                locations.add(Location.of(URI.create("jar:" + path.toUri() + "!/")));
            } else if (Files.isRegularFile(path) && path.toString().endsWith(".jmod")) {
                locations.add(Location.of(URI.create("jar:" + path.toUri() + "!/classes/")));
            } else {
                problems.add(
                        path + ": there is no directory, jar or jmod of classes; compile first, or correct the path");
            }
        }
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
        return locations;
    }

    private static Collection<JavaClass> imported(List<Location> locations, ImportOption included) {
        return List.copyOf(new ClassFileImporter().withImportOption(included).importLocations(locations));
    }

    /** Returns the class files that each release of Java finds in place of others (JAR file specification). */
    private static Map<String, Set<String>> releases(List<String> files) {
        Map<String, Set<String>> releases = new TreeMap<>();
        for (String file : files) {
            Matcher version = RELEASE.matcher(file);
            if (version.find()) {
                releases.computeIfAbsent(version.group(1), none -> new HashSet<>())
                        .add(file.substring(version.end() - 1));
            }
        }
        return releases;
    }

    /** Tells whether a release of Java reads a class file: its own one, or one that it does not replace. */
    private static boolean isOf(Location location, String release, Set<String> replaced) {
        return location.contains(VERSIONS)
                ? location.contains(VERSIONS + release + "/")
                : replaced.stream().noneMatch(location.asURI().toString()::endsWith);
    }

    /** Fails for class files that were not imported; of a class that is in two places, either counts. */
    private static void requireAllRead(List<String> files, List<JavaClass> classes) {
        Set<String> read = classes.stream()
                .flatMap(type -> Stream.concat(
                        Stream.of(type.getName().replace('.', '/') + CLASS),
                        type.getSource().stream()
                                .filter(source -> "file".equals(source.getUri().getScheme()))
                                .map(source -> plain(Path.of(source.getUri())))))
                .collect(Collectors.toSet());
        List<String> problems = files.stream()
                .filter(file -> !isRead(file, read))
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
        for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
            if (read.contains(file.substring(slash + 1))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /**
     * {@return the real directory, and those that symbolic links in it lead to: ArchUnit follows none}
     *
     * @param directory the directory
     * @throws Misconfigured if it cannot be read
     */
    public static Stream<Path> directories(Path directory) {
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> links = files.filter(Files::isSymbolicLink)
                    .filter(Files::isDirectory)
                    .toList();
            Set<Path> real = new LinkedHashSet<>(List.of(directory.toRealPath()));
            for (Path link : links) {
                real.add(link.toRealPath());
            }
            return real.stream();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Misconfigured(List.of(directory + ": it cannot be read (" + unreadable.getMessage()
                    + "); name a directory of classes whose links lead somewhere, and not in a circle"));
        }
    }

    private static Stream<String> classFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
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
                    jar + ": it cannot be read as an archive; build it again, or name the directory of the classes"));
        }
    }
}
