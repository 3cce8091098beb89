package pressure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The service under attack, with its default settings, in a process of its own. */
record Service(Process process, URI address, Path directory) implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("API: (http://\\S+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    static Service start(Path jar, String heap, Path directory) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseParallelGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xmx" + heap,
                        "-jar",
                        jar.toAbsolutePath().toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("service.log").toFile());
        builder.environment().put("PORT", "0");
        Process process = builder.start();
        while (process.isAlive()) {
            Matcher ready = READY.matcher(Files.readString(directory.resolve("service.log")));
            if (ready.find()) {
                URI address = URI.create(ready.group(1).replace("localhost", "127.0.0.1"));
                return new Service(process, address, directory);
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException(Files.readString(directory.resolve("service.log")));
    }

    /** {@return the size of its log and that of its database} */
    long logBytes() throws IOException {
        return Files.size(directory.resolve("service.log")) + Files.size(directory.resolve("data/postgres.log"));
    }

    long errors() throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve("service.log"))) {
            return lines.filter(line -> line.contains(" ERROR ") || line.contains("OutOfMemoryError"))
                    .count();
        }
    }

    /** {@return the memory of the process, without its database} */
    long residentMebibytes() throws IOException {
        Matcher resident =
                RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")));
        return resident.find() ? Long.parseLong(resident.group(1)) / 1024 : -1;
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
