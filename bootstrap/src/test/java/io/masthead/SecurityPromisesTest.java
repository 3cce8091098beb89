package io.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence of what SECURITY.md promises names the tests that hold it, and they are in this repository. */
@SuppressWarnings("MethodName")
class SecurityPromisesTest {

    private static final Path PROJECT = Path.of("..");
    private static final Pattern SECTION = Pattern.compile("(?s)## What is promised\n(.*?)\n## ");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.)]\\.|\\w\\.)\\s+(?=[A-Z`*])");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

    /** The name of a topic, with the numbers of its requirements. */
    private static final Pattern TOPIC = Pattern.compile("\\*\\*[\\w ]+\\*\\*(?: \\([^)]*\\))?\\.");

    @Test
    void every_promise_names_a_test() throws IOException {
        assertThat(promises())
                .hasSizeGreaterThan(35)
                .allMatch(promise -> TEST.matcher(promise).find());
    }

    @Test
    void every_test_that_is_named_exists() throws IOException {
        Set<String> files = javaFilesOfTests();

        assertThat(promises())
                .flatMap(promise -> TEST.matcher(promise)
                        .results()
                        .map(name -> name.group(1))
                        .toList())
                .isSubsetOf(files);
    }

    /** The first paragraph is about the section. */
    private static List<String> promises() throws IOException {
        Matcher section = SECTION.matcher(Files.readString(PROJECT.resolve("SECURITY.md")));
        assertThat(section.find()).isTrue();
        return Stream.of(section.group(1).strip().split("\n\n", -1))
                .skip(1)
                .flatMap(SENTENCE_END::splitAsStream)
                .filter(sentence -> !TOPIC.matcher(sentence).matches())
                .toList();
    }

    private static Set<String> javaFilesOfTests() throws IOException {
        Set<String> names = new HashSet<>();
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                return name.equals("target") || name.equals("node_modules") || name.equals(".git")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = file.toString();
                if (path.contains("/src/test/") && path.endsWith(".java")) {
                    names.add(file.getFileName().toString().replace(".java", ""));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return names;
    }
}
