package common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The service as it is started: with the options of the JVM that its README names. In the short form it is extracted
 * and has an archive of its classes, so that a start costs a third of the CPU.
 */
final class Distribution {

    private static final List<String> OPTIONS =
            List.of("-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-Xmx192m");

    private final Path jar;
    private final List<String> additional;

    private Distribution(Path jar, List<String> additional) {
        this.jar = jar;
        this.additional = additional;
    }

    static Distribution of(Path jar) {
        return new Distribution(jar, List.of());
    }

    /** Extracts the jar, and starts it once for the archive. */
    static Distribution quick(Path jar, Path directory) throws IOException, InterruptedException {
        String unused = Command.expect(
                java(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination",
                directory.resolve("extracted").toString());
        Path extracted = directory.resolve("extracted").resolve(jar.getFileName());
        Path archive = directory.resolve("classes.jsa");
        List<String> training = new java.util.ArrayList<>(List.of("env", "PORT=0", java()));
        training.addAll(OPTIONS);
        training.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + archive, "-Dspring.context.exit=onRefresh", "-jar", extracted.toString()));
        Command trained = Command.run(Files.createDirectories(directory.resolve("training")), training);
        if (!Files.exists(archive)) {
            throw new IllegalStateException(trained.output());
        }
        return new Distribution(extracted, List.of("-XX:SharedArchiveFile=" + archive));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** {@return the words that start it, whose options come after those of the distribution} */
    List<String> words(List<String> options) {
        List<String> words = new java.util.ArrayList<>(List.of(java()));
        words.addAll(OPTIONS);
        words.addAll(additional);
        words.addAll(options);
        words.addAll(List.of("-jar", jar.toString()));
        return List.copyOf(words);
    }

    Path jar() {
        return jar;
    }
}
