package io.masthead.architecture;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compilation of Java sources that a test contains as texts. */
final class Compilation {

    static final int OLDEST = 8;
    static final int NEWEST = 25;

    /** Directory of the classes that later releases of Java find in place of others. */
    static final String VERSIONS = "META-INF/versions/";

    private static final Pattern PACKAGE = Pattern.compile("package\\s+([\\w.]+)");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");

    private Compilation() {}

    /** {@return the directory of the class files} */
    static Path of(Path directory, int release, String... sources) {
        return of(directory, release, List.of(sources), List.of());
    }

    static Path of(Path directory, int release, List<String> sources, List<String> options) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "" + release,
                "-d",
                directory.toString(),
                "-g",
                "-parameters",
                "-Xlint:-options",
                "-nowarn",
                "-classpath",
                classPath(isOfRelease(directory) ? directory.resolve("../../..").normalize() : directory)));
        arguments.addAll(
                options.contains("-processorpath")
                        ? options
                        : Stream.concat(Stream.of("-proc:none"), options.stream())
                                .toList());
        StringWriter messages = new StringWriter();
        try {
            Files.createDirectories(directory);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        Stream<JavaFileObject> files = sources.stream().map(Compilation::file);
        if (!compiler.getTask(messages, null, null, arguments, null, files.toList())
                .call()) {
            throw new IllegalArgumentException(messages.toString());
        }
        return directory;
    }

    private static boolean isOfRelease(Path directory) {
        return directory.getParent() != null && directory.getParent().endsWith(VERSIONS);
    }

    /** Returns classes with the class path of the tests, without Kotlin's compiler, which takes long to read. */
    static String classPath(Path classes) {
        return Stream.concat(
                        Stream.of(classes.toString()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .filter(entry -> !entry.contains("kotlin-compiler")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static JavaFileObject file(String source) {
        String name = source.contains("module ") && !source.contains("package ")
                ? "module-info"
                : find(PACKAGE, source).replace('.', '/') + "/"
                        + (TYPE.matcher(source).find() ? find(TYPE, source) : "package-info");
        return new SimpleJavaFileObject(
                URI.create("string:///" + name + JavaFileObject.Kind.SOURCE.extension), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    private static String find(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "No %s in %s", pattern, source));
        }
        return matcher.group(1);
    }
}
