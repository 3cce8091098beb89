package io.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One meaning for each class name in all modules: two classes of the same name, in any packages, are a trap for
 * readers and for imports. A module that is not compiled in this build is left out.
 */
@SuppressWarnings("MethodName")
class UniqueClassNamesTest {

    private static final Path PROJECT = Path.of("..");
    private static final String CLASS = ".class";

    @Test
    void no_class_name_is_given_twice() throws IOException {
        Map<String, List<String>> namesakes = new TreeMap<>(
                classes().stream().collect(Collectors.groupingBy(name -> name.substring(name.lastIndexOf('.') + 1))));

        assertThat(namesakes).containsKeys("User", "Hexagon");
        namesakes.values().removeIf(names -> names.size() == 1);
        assertThat(namesakes).isEmpty();
    }

    /** {@return the full names of all top-level classes, including duplicates} */
    private static List<String> classes() throws IOException {
        String build = Files.readString(PROJECT.resolve("pom.xml")); // of which generated clients are no modules
        try (Stream<Path> modules = Files.list(PROJECT)) {
            return modules.filter(module -> build.contains("<module>" + module.getFileName() + "</module>"))
                    .map(module -> module.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .flatMap(UniqueClassNamesTest::classes)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<String> classes(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files
                    .map(file -> directory.relativize(file).toString())
                    .filter(file -> file.endsWith(CLASS) && !file.contains("$") && !file.endsWith("-info" + CLASS))
                    .map(file ->
                            file.substring(0, file.length() - CLASS.length()).replaceAll("[/\\\\]", "."))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
