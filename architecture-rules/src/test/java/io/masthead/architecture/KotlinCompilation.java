package io.masthead.architecture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

/** Compilation of the corpus's cases in Kotlin, by the compiler itself. */
final class KotlinCompilation {

    private KotlinCompilation() {}

    /** Compiles cases to class files beside those of the cases in Java, which they use. */
    static void of(Path classes, Path sources, List<CorpusCase> cases) {
        cases.forEach(one -> write(one, sources));
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        ExitCode code = new K2JVMCompiler()
                .exec(
                        new PrintStream(messages, true, StandardCharsets.UTF_8),
                        "-no-stdlib",
                        "-no-reflect",
                        "-nowarn",
                        "-jvm-target",
                        "17",
                        "-classpath",
                        Compilation.classPath(classes),
                        "-d",
                        classes.toString(),
                        sources.toString());
        if (code != ExitCode.OK) {
            throw new IllegalArgumentException(messages.toString(StandardCharsets.UTF_8));
        }
    }

    /** Writes a case to the file after which Kotlin names the class of its functions; {@code in} is a keyword there. */
    private static void write(CorpusCase one, Path sources) {
        Path file = sources.resolve(one.name().replace('.', '/').replaceFirst("Kt$", "") + ".kt");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, one.source().replace("port.in", "port.`in`"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
