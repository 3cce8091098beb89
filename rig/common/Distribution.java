package common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The service as it is started: extracted, with the options of the JVM that its README names, and with an AOT cache and
 * the data of a first start, as the distribution has from its second start on.
 */
final class Distribution {

    private static final List<String> OPTIONS =
            List.of("-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-Xmx192m");

    private static final int PATIENCE = 300;

    private final Path jar;
    private final List<String> additional;
    private final Path shared;

    private Distribution(Path jar, List<String> additional, Path shared) {
        this.jar = jar;
        this.additional = additional;
        this.shared = shared;
    }

    /**
     * Extracts the jar, and starts it once, for the cache and the data.
     *
     * @param shared a directory for what all runs share
     * @param shortLived whether services live for seconds, which does not earn the time of the better compiler
     */
    static Distribution prepared(Path jar, Path shared, boolean shortLived) throws IOException, InterruptedException {
        String unused = Command.expect(
                java(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination",
                shared.resolve("extracted").toString());
        Path extracted = shared.resolve("extracted").resolve(jar.getFileName());
        Path cache = shared.resolve("classes.aot");
        List<String> compiler = shortLived ? List.of("-XX:TieredStopAtLevel=1") : List.of();
        Distribution training = new Distribution(extracted, with(compiler, "-XX:AOTCacheOutput=" + cache), shared);
        int port = Machine.freePort();
        try (Service first = new Service(
                Files.createDirectories(shared.resolve("training")),
                port,
                port,
                Map.of("PORT", Integer.toString(port)),
                training.words(List.of()))) {
            double unusedTime = first.start();
            first.process().terminate();
            int exit = first.process().awaitExit(PATIENCE);
            if (exit < 0 || !Files.exists(cache)) {
                throw new IllegalStateException("There is no AOT cache: " + first.log());
            }
        }
        return new Distribution(extracted, with(compiler, "-XX:AOTCache=" + cache), shared);
    }

    private static List<String> with(List<String> options, String another) {
        return Stream.concat(options.stream(), Stream.of(another)).toList();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** {@return the words that start it, whose options come after those of the distribution} */
    List<String> words(List<String> options) {
        List<String> words = new ArrayList<>(List.of(java()));
        words.addAll(OPTIONS);
        words.addAll(additional);
        words.addAll(options);
        words.addAll(List.of("-jar", jar.toString()));
        return List.copyOf(words);
    }

    /** {@return the data of a first start, if there was one that all runs can use} */
    Optional<Path> data() {
        Path data = shared.resolve("training").resolve("data");
        return Files.exists(data) ? Optional.of(data) : Optional.empty();
    }

    /** {@return a directory of this name that all runs share} */
    Path shared(String name) {
        return shared.resolve(name);
    }

    Path jar() {
        return jar;
    }
}
