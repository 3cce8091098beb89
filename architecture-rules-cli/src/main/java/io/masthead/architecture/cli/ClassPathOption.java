package io.masthead.architecture.cli;

import io.masthead.architecture.model.ClassPathResolver;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Class path on which types of libraries are found. */
final class ClassPathOption {

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
        List<Path> paths = Arrays.stream(entries.split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .toList();
        ClassPathResolver.use(paths);
    }
}
