package io.masthead.architecture.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Content of one {@code pom.xml}, with unresolved expressions. */
final class Pom {

    private final Path file;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<Module> modules = new ArrayList<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<Dependency> managed = new ArrayList<>();

    Pom(Path file) {
        this.file = file;
    }

    /**
     * Declared module.
     *
     * @param path the path, relative to the directory of the file
     * @param line the line of {@code <module>}
     */
    record Module(String path, int line) {}

    /**
     * Declared dependency.
     *
     * @param group the group
     * @param artifact the artifact
     * @param scope the scope, if it is declared
     * @param line the line of {@code <dependency>}
     */
    record Dependency(String group, String artifact, Optional<String> scope, int line) {}

    Path file() {
        return file;
    }

    Path directory() {
        return Optional.ofNullable(file.getParent()).orElseThrow();
    }

    /** {@return properties and coordinates, by their names in expressions} */
    Map<String, String> values() {
        return values;
    }

    List<Module> modules() {
        return modules;
    }

    List<Dependency> dependencies() {
        return dependencies;
    }

    /** {@return the managed dependencies} */
    List<Dependency> managed() {
        return managed;
    }
}
