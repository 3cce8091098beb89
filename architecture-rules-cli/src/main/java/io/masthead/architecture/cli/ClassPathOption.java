package io.masthead.architecture.cli;

import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.model.ClassPathResolver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Class path on which types of libraries are found. */
final class ClassPathOption {

    private static final Pattern SEPARATOR = Pattern.compile("\\R|" + Pattern.quote(File.pathSeparator));

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            defaultValue = "",
            description =
                    "Libraries of the classes, separated as in a class path: what their types extend is read there."
                            + " @FILE takes it from a file, like that of Maven's dependency:build-classpath.")
    private String entries = "";

    /** Lets all imports find types on the class path. */
    void use() {
        String classPath = entries.startsWith("@") ? text(Path.of(entries.substring(1))) : entries;
        List<Path> paths = SEPARATOR
                .splitAsStream(classPath)
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .toList();
        ClassPathResolver.use(paths);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Misconfigured(List.of("--classpath: " + file + " cannot be read; correct the path"));
        }
    }
}
