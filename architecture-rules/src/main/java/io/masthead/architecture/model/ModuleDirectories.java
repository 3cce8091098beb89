package io.masthead.architecture.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Directories that can be modules of a build. */
public final class ModuleDirectories {

    /** Names of directories that contain no modules. */
    private static final Set<String> NO_MODULES = Set.of("src", "target", "build", "node_modules");

    /** Levels of nested modules that are searched. */
    private static final int LEVELS = 4;

    private ModuleDirectories() {}

    /**
     * {@return a directory and those below it, by their level}
     *
     * @param directory the directory of the build
     */
    public static List<List<Path>> below(Path directory) {
        List<List<Path>> levels = new ArrayList<>(List.of(List.of(directory)));
        while (levels.size() <= LEVELS) {
            levels.add(levels.get(levels.size() - 1).stream()
                    .flatMap(ModuleDirectories::children)
                    .toList());
        }
        return levels;
    }

    private static Stream<Path> children(Path module) {
        try (Stream<Path> children = Files.list(module)) {
            return children
                    .filter(Files::isDirectory)
                    .filter(child -> !child.getFileName().toString().startsWith("."))
                    .filter(child -> !NO_MODULES.contains(child.getFileName().toString()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            return Stream.empty(); // like the data of a database: no module that could be built
        }
    }
}
