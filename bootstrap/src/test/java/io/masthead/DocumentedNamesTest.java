package io.masthead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.reflect.AccessFlag;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The documents name only types, and members of our types, that exist: in the sources of this repository, in the JDK, or in
 * a library on the class path. A name in backticks that starts with a capital letter counts as a type.
 */
@SuppressWarnings("MethodName")
class DocumentedNamesTest {

    private static final Path PROJECT = Path.of("..");

    /** Names in backticks that are no types, or types of no library on the class path, with the reason. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "UnnamedVariable", "a check of Error Prone, which is on the class path of the compiler only",
            "Utils", "a part of a name that is forbidden",
            "Helper", "a part of a name that is forbidden",
            "Impl", "a part of a name that is forbidden",
            "Authorization", "a header field",
            "Bearer", "a scheme of authentication",
            "Forwarded", "a header field",
            "RateLimit", "a header field");

    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w./:@-])(@?[A-Z][A-Za-z0-9]*(?:\\.[A-Z]\\w*)*)(?:\\.([a-z]\\w*))?(?![\\w/:-])");
    private static final Pattern DECLARATION =
            Pattern.compile("(?m)^\\s*(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed)\\s+)*"
                    + "(?:class|(@)?interface|record|enum)\\s+([A-Z]\\w*)");

    /** Code of the files that declare a type of ours, by the simple name of the type; an annotation has its at sign. */
    private static final Map<String, String> OURS = new HashMap<>();

    /** Class files of the JDK and of libraries, by the simple name of their type. */
    private static final Map<String, List<String>> OTHERS = new HashMap<>();

    @BeforeAll
    static void indexTypes() throws IOException {
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                boolean skipped = name.equals("target")
                        || name.equals("node_modules")
                        || (name.startsWith(".") && !directory.equals(PROJECT));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    indexSource(read(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(Path.of(entry))) {
                    indexClasses(jar.getPath("/"));
                }
            }
        }
        FileSystem jdk = FileSystems.getFileSystem(URI.create("jrt:/"));
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(jdk.getPath("/modules"), "java.*")) {
            for (Path module : modules) {
                indexClasses(module);
            }
        }
    }

    @Test
    void documents_name_only_types_that_exist() {
        List<String> unknown = new ArrayList<>();

        documents()
                .forEach(document -> unknownNames(read(document))
                        .forEach(name -> unknown.add(PROJECT.relativize(document) + ": " + name)));

        assertThat(unknown).isEmpty();
    }

    @Test
    void an_unknown_type_an_unknown_annotation_and_an_unknown_member_are_found() {
        String document = """
                `SqlFailures.of(…)`, `@Answers`, `User.mould(state)` and `Post.Nowhere`, but not `User.restore(state)`,
                `@PermitAll`, `Title.MAX_LENGTH`, `String`, `@RequestBody`, `If-Match`, `Link: rel="next"`, SqlFailures.

                ```java
                SqlFailures failures; // `SqlFailures`
                ```
                """;

        assertThat(unknownNames(document)).containsExactly("@Answers", "Post.Nowhere", "SqlFailures", "User.mould");
    }

    @Test
    void every_exception_is_needed() {
        Set<String> named = new HashSet<>();

        documents()
                .forEach(document -> code(read(document))
                        .forEach(code -> NAME.matcher(code).results().forEach(name -> named.add(name.group(1)))));

        assertThat(named).containsAll(OTHER_NAMES.keySet());
        assertThat(OTHER_NAMES.keySet()).doesNotContainAnyElementsOf(OURS.keySet());
    }

    private static List<Path> documents() {
        List<Path> documents = new ArrayList<>();
        for (String directory : List.of("", "docs", "docs/decisions")) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(PROJECT.resolve(directory), "*.md")) {
                files.forEach(documents::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        assertThat(documents).hasSizeGreaterThan(40);
        return documents;
    }

    private static Set<String> unknownNames(String document) {
        Set<String> unknown = new TreeSet<>();
        code(document)
                .forEach(code -> NAME.matcher(code).results().forEach(name -> {
                    String[] types = name.group(1).split("\\.", -1);
                    String member = name.group(2);
                    if (!OTHER_NAMES.containsKey(types[0]) && isCapitalized(types[0])) {
                        String outer = types[0];
                        if (!isType(outer)) {
                            unknown.add(outer);
                        } else if (types.length > 1 && !isMember(outer, types[1])) {
                            unknown.add(outer + "." + types[1]);
                        } else if (member != null && !isMember(outer, member)) {
                            unknown.add(outer + "." + member);
                        }
                    }
                }));
        return unknown;
    }

    private static Stream<String> code(String document) {
        return CODE.matcher(FENCED.matcher(document).replaceAll(""))
                .results()
                .map(result -> result.group(1).replaceAll("-XX:[+-]?\\w+", "")); // options of the JVM
    }

    /** As names of types are; names of settings and statements of SQL have capital letters only. */
    private static boolean isCapitalized(String name) {
        return name.chars().anyMatch(Character::isLowerCase);
    }

    private static boolean isType(String name) {
        boolean annotation = name.startsWith("@");
        return OURS.containsKey(name)
                || OTHERS.getOrDefault(annotation ? name.substring(1) : name, List.of()).stream()
                        .map(DocumentedNamesTest::flags)
                        .anyMatch(flags ->
                                flags.has(AccessFlag.PUBLIC) && (!annotation || flags.has(AccessFlag.ANNOTATION)));
    }

    private static AccessFlags flags(String classFile) {
        try (InputStream bytes = ClassLoader.getSystemResourceAsStream(classFile)) {
            return ClassFile.of()
                    .parse(Objects.requireNonNull(bytes, classFile).readAllBytes())
                    .flags();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isMember(String type, String member) {
        String code = OURS.get(type);
        return code == null
                || Pattern.compile("\\b" + member + "\\b").matcher(code).find();
    }

    private static void indexSource(String code) {
        DECLARATION.matcher(code).results().forEach(declaration -> {
            OURS.merge(declaration.group(2), code, String::concat);
            if (declaration.group(1) != null) {
                OURS.merge("@" + declaration.group(2), code, String::concat);
            }
        });
    }

    private static void indexClasses(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.startsWith("META-INF"))
                    .forEach(file -> {
                        String type = file.substring(0, file.length() - ".class".length());
                        OTHERS.computeIfAbsent(type.replaceFirst(".*[/$]", ""), name -> new ArrayList<>())
                                .add(file);
                    });
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
