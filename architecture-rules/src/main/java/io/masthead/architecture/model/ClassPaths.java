package io.masthead.architecture.model;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.config.PropertyLine;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Expands path patterns like {@code *}{@code /target/classes}. */
public final class ClassPaths {

    private ClassPaths() {}

    /**
     * {@return the files and directories that match, sorted for each pattern}
     *
     * @param directory the directory that patterns are relative to
     * @param lines the lines with the patterns, separated by commas
     * @throws Misconfigured if a pattern is malformed or matches nothing
     */
    public static List<Path> of(Path directory, List<PropertyLine> lines) {
        List<Path> paths = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (PropertyLine line : lines) {
            for (String pattern : line.value().split(",", -1)) {
                try {
                    List<Path> found = find(directory, pattern.strip());
                    paths.addAll(found);
                    if (found.isEmpty()) {
                        problems.add(line.problem(
                                "nothing is at “" + pattern.strip() + "” below " + directory,
                                line.key().equals("poms") ? "correct the path" : "compile first, or correct the path"));
                    }
                } catch (PatternSyntaxException malformed) {
                    problems.add(line.problem(
                            "“" + pattern.strip() + "” is no pattern of paths", "write one like */target/classes"));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
        return paths;
    }

    private static List<Path> find(Path directory, String pattern) {
        List<Path> found = List.of(pattern.startsWith("/") ? directory.resolve("/") : directory);
        for (String part : Arrays.asList(pattern.replaceAll("^/+|/+$", "").split("/+", -1))) {
            found = found.stream().flatMap(parent -> children(parent, part)).toList();
        }
        return found;
    }

    private static Stream<Path> children(Path parent, String part) {
        if (part.equals("..") || part.equals(".")) {
            return Stream.of(parent.resolve(part).normalize());
        }
        if (!Files.isDirectory(parent)) {
            return Stream.empty();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + part);
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(child -> matcher.matches(child.getFileName())).sorted().toList().stream();
        } catch (IOException unreadable) {
            return Stream.empty(); // like the data of a database, which lies beside what is searched
        }
    }
}
