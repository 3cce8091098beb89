package io.masthead.architecture;

import io.masthead.architecture.report.HexagonRole;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Copies of small compiled hexagons, with or without violations and packages, and their configurations. */
public final class Fixture {

    public static final String MINIATURE = "io.masthead.architecture.miniature";

    /** Configuration of the miniature. */
    public static final List<String> LINES = List.of(
            "root=" + MINIATURE,
            "driven-adapter=.adapters.*.., !.adapters.rest..",
            "outside=.t*..",
            "outside.reason=tests and tools",
            "seam=.bootstrap",
            "driving-port.marks=" + MINIATURE + ".application.Command," + MINIATURE + ".application.Query," + MINIATURE
                    + ".application.Workflow",
            "entities.stay=package");

    private Fixture() {}

    static Path good(Path directory) {
        return copy(directory, "miniature", file -> !isViolation(file));
    }

    public static Path with(String violation, Path directory) {
        return copy(directory, "miniature", file -> !isViolation(file) || isOf(violation, file));
    }

    static Path without(String packageName, Path directory) {
        return copy(directory, "miniature", file -> !isViolation(file) && !file.contains("/miniature/" + packageName));
    }

    static Path shop(Path directory) {
        return copy(directory, "shop", file -> true);
    }

    static Path shopWithoutPortPackages(Path directory) {
        return copy(directory, "shop", file -> !file.contains("/port/"));
    }

    /** {@return the configuration of a project in which no class has a role} */
    static Path library(Path directory, String root) {
        return configuration(
                directory,
                Stream.concat(
                                Stream.of("root=" + root, "outside=..", "outside.reason=it is a library"),
                                Arrays.stream(HexagonRole.values()).map(role -> role.key() + "=none"))
                        .toList());
    }

    static Path configuration(Path directory, String... lines) {
        return configuration(directory, List.of(lines));
    }

    public static Path configuration(Path directory, List<String> lines) {
        try {
            return Files.write(directory.resolve("hexagon.properties"), lines);
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    /** Tells whether a file is a violation: below {@code bad}, or named {@code Bad…} where it needs another package. */
    private static boolean isViolation(String file) {
        return file.contains("/bad/") || file.contains("/Bad");
    }

    private static boolean isOf(String violation, String file) {
        String name = violation.substring(0, 1).toUpperCase(Locale.ROOT) + violation.substring(1);
        return file.contains("/bad/" + violation + "/") || file.endsWith("/Bad" + name + ".class");
    }

    private static Path copy(Path directory, String hexagon, Predicate<String> included) {
        Path classes = directory.resolve("classes");
        try {
            Path all = Path.of(Fixture.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Files.createDirectories(classes);
            try (Stream<Path> files = Files.walk(all.resolve("io/masthead/architecture/" + hexagon))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (included.test(file.toString().replace('\\', '/'))) {
                        Path copy = classes.resolve(all.relativize(file));
                        Files.createDirectories(copy.getParent());
                        Files.copy(file, copy);
                    }
                }
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return classes;
    }
}
