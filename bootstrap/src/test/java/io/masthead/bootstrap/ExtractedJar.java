package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * The executable jar, extracted by its own tool, with a cache of its classes: a test that starts dozens of processes
 * spends half of the CPU that the jar itself needs.
 */
final class ExtractedJar {

    /** The executable jar as it is built. */
    static final Path JAR = Path.of("target", "masthead.jar").toAbsolutePath();

    /** For processes that live for seconds. */
    static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Path EXTRACTED = Path.of("target", "extracted").toAbsolutePath();
    private static final Path CACHE = EXTRACTED.resolve("masthead.aot");
    private static final Path TRAINING = EXTRACTED.resolve("training");
    private static final List<String> OPTIONS = prepare();

    private ExtractedJar() {}

    /** {@return the options of the JVM that start the extracted jar} */
    static List<String> options() {
        return OPTIONS;
    }

    /** {@return the data that the start for the cache left} */
    static PreparedData data() {
        return new PreparedData(TRAINING.resolve("data"));
    }

    private static List<String> prepare() {
        try {
            FileSystemUtils.deleteRecursively(EXTRACTED);
            List<String> extraction =
                    List.of("-Djarmode=tools", "-jar", JAR.toString(), "extract", "--destination", "" + EXTRACTED);
            try (ServiceProcess tool = ServiceProcess.start(
                    Files.createTempDirectory("masthead-extract"), Map.of(), extraction, List.of())) {
                assertThat(tool.awaitExit()).as(tool.output()).isZero();
            }
            Path jar = EXTRACTED.resolve(JAR.getFileName());
            List<String> training = new ArrayList<>(SHORT_LIVED);
            training.addAll(List.of("-XX:AOTCacheOutput=" + CACHE, "-jar", jar.toString()));
            try (ServiceProcess service =
                    ServiceProcess.start(Files.createDirectories(TRAINING), Map.of(), training, List.of())) {
                Http unused = service.awaitReady();
                service.terminate();
                assertThat(service.awaitExit()).as(service.output()).isZero();
            }
            List<String> options = new ArrayList<>(SHORT_LIVED);
            options.addAll(List.of("-XX:AOTCache=" + CACHE, "-jar", jar.toString()));
            return List.copyOf(options);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
