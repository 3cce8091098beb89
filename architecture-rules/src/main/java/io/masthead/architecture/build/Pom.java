package io.masthead.architecture.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one {@code pom.xml} says, as it is written. */
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
     * A module that it names.
     *
     * @param path where, relative to the directory of the file
     * @param line the line that names it
     */
    record Module(String path, int line) {}

    /**
     * A dependency that it declares.
     *
     * @param group the group
     * @param artifact the artifact
     * @param scope the scope, if it is said
     * @param line the line of {@code <dependency>}
     */
    record Dependency(String group, String artifact, Optional<String> scope, int line) {}

    Path file() {
        return file;
    }

    Path directory() {
        return Optional.ofNullable(file.getParent()).orElseThrow();
    }

    /** {@return its values by the names that expressions have for them, and its properties} */
    Map<String, String> values() {
        return values;
    }

    List<Module> modules() {
        return modules;
    }

    List<Dependency> dependencies() {
        return dependencies;
    }

    /** {@return what it says about dependencies wherever they are declared} */
    List<Dependency> managed() {
        return managed;
    }
}
