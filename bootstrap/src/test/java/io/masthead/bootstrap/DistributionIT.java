package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The distribution as an operator uses it: unpacked under an odd name, called by a link, from another directory. */
@Execution(ExecutionMode.SAME_THREAD)
@SuppressWarnings("MethodName")
class DistributionIT {

    /** Letters of two scripts would need a locale that the Java of these tests may lack; spaces do not. */
    private static final String HOME = "An installation of Masthead";

    /** Half a minute of two processors, which the machine may be short of. */
    private static final Duration TRAINING = Duration.ofMinutes(8);

    @TempDir
    private static Path shared;

    private static Path home;

    @TempDir
    private Path directory;

    @BeforeAll
    static void unpack() throws Exception {
        Path archive;
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            archive = files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        home = Files.createDirectory(shared.resolve(HOME));
        assertThat(new ProcessBuilder(
                                "tar", "xzf", "" + archive.toAbsolutePath(), "-C", "" + home, "--strip-components=1")
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void keeps_its_data_in_the_working_directory() throws Exception {
        Map<String, String> settings = Map.of("MASTHEAD_CACHE_DIR", "off");
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of(home + "/bin/masthead"));
        Files.writeString(directory.resolve("posts.ndjson"), "{\"title\":\"Imported\"}");

        try (ServiceProcess first = ServiceProcess.startCommand(directory, settings, List.of("./link"))) {
            first.awaitReady().newcomer("a@dist.test");
            assertThat(first.diagnose("VM.command_line")).contains("-XX:+UseParallelGC", "-Xmx");
            ServiceProcess imported = run(settings, "import", "posts.ndjson", "--as", "a@dist.test");
            assertThat(imported.awaitExit()).as(imported.output()).isZero();

            first.terminate();

            assertThat(first.awaitExit()).isZero();
        }
        assertThat(directory.resolve("data/postgres")).isDirectory();
        try (ServiceProcess second =
                ServiceProcess.startCommand(directory, settings, List.of(link.toString(), "run"))) {
            assertThat(second.awaitReady().get("/posts").body()).contains("Imported");
        }
    }

    @Tag("thorough")
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void starts_with_a_cache_that_it_makes_and_makes_a_damaged_one_anew() throws Exception {
        Path caches = directory.resolve("caches");
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        Map<String, String> settings = settings(caches, temporary);
        String unused = classesOf(settings, DistributionIT::awaitTraining);
        Path cache = onlyCache(caches);
        long size = Files.size(cache);
        assertThat(classesOf(settings, service -> {})).contains("archive(s) mapped");

        change(cache, bytes -> {
            bytes.seek(size / 3);
            bytes.write(new byte[1 << 20]);
        });
        assertVersion(settings);

        change(cache, bytes -> bytes.setLength(size / 2));
        assertVersion(settings);
        assertThat(classesOf(settings, service -> awaitTraining(temporary, "output")))
                .contains("archive(s) not mapped");
    }

    @Tag("thorough")
    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void a_stop_in_the_middle_of_a_training_leaves_nothing_behind() throws Exception {
        Path caches = directory.resolve("caches");
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        Map<String, String> settings = settings(caches, temporary);

        ServiceProcess train = run(settings, "train");
        awaitTraining(temporary, "output");
        train.terminate();

        assertThat(train.awaitExit()).as(train.output()).isEqualTo(143);
        assertNothingLeft(caches, temporary, "output");
        // With the files of a PostgreSQL half made; with a server.
        for (String progress : List.of("data", "data/postgres/postmaster.pid")) {
            try (ServiceProcess service =
                    ServiceProcess.startCommand(directory, settings, List.of(home + "/bin/masthead"))) {
                Http unused = service.awaitReady();
                awaitTraining(temporary, progress);

                service.terminate();

                assertThat(service.awaitExit()).as(service.output()).isZero();
            }
            assertNothingLeft(caches, temporary, progress);
        }
    }

    private static Map<String, String> settings(Path caches, Path temporary) {
        // C1 alone takes a third of the time here, and the cache is not of compiled code.
        return Map.of(
                "MASTHEAD_CACHE_DIR",
                caches.toString(),
                "MASTHEAD_JAVA_OPTIONS",
                "-XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + temporary);
    }

    private static void awaitTraining(Path temporary, String progress) {
        await().atMost(TRAINING)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> trainings(temporary).anyMatch(work -> Files.exists(work.resolve(progress))));
    }

    private static void assertNothingLeft(Path caches, Path temporary, String progress) throws IOException {
        assertThat(trainings(temporary)).as(progress).isEmpty();
        assertThat(ProcessHandle.allProcesses()
                        .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                                .anyMatch(argument -> argument.startsWith(temporary + "/"))))
                .as(progress)
                .isEmpty();
        assertThat(caches.toFile().list()).containsExactly("training.lock");
    }

    private static Stream<Path> trainings(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith("masthead-training-"))
                    .toList()
                    .stream();
        }
    }

    @Test
    void passes_commands_and_their_exit_codes_on() throws Exception {
        Map<String, String> settings = Map.of("MASTHEAD_CACHE_DIR", "off");

        ServiceProcess help = run(settings, "help");
        ServiceProcess unknown = run(settings, "unknown", "with a space");
        ServiceProcess train = run(settings, "train");

        assertThat(help.awaitExit()).isZero();
        assertThat(help.output()).contains("Usage: masthead ", "import", "admin", "version", "train");
        assertThat(unknown.awaitExit()).isEqualTo(1);
        assertThat(unknown.output()).hasLineCount(1).contains("unknown").doesNotContain("'with'");
        assertThat(train.awaitExit()).isEqualTo(1);
        assertThat(train.output()).hasLineCount(1).contains("MASTHEAD_CACHE_DIR");
    }

    @Test
    void keeps_its_cache_elsewhere_where_the_installation_is_read_only() throws Exception {
        // Root may write everywhere, but not below a file.
        Path file = Files.createFile(home.resolve("cache"));

        assertVersion(Map.of("XDG_CACHE_HOME", directory.resolve("cache").toString()));
        assertVersion(Map.of("XDG_CACHE_HOME", file.toString(), "HOME", file.toString()));
        assertVersion(Map.of("MASTHEAD_CACHE_DIR", "/proc/masthead"));

        assertThat(directory.resolve("cache/masthead")).isDirectory();
    }

    @Test
    void says_in_one_sentence_that_there_is_no_Java_25() throws Exception {
        Path tools = Files.createDirectory(directory.resolve("tools"));
        for (String tool : List.of("dirname", "readlink", "grep", "sed", "getconf", "cat", "cksum", "tr", "mkdir")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }
        // The usual places are those of this machine, and have one.
        String script = Files.readString(Path.of(home + "/bin/masthead")).replace("/usr/lib/jvm", "/nowhere");
        Path copy = Files.createDirectory(directory.resolve("bin")).resolve("masthead");
        Files.writeString(copy, script);

        ServiceProcess refused = ServiceProcess.startCommand(
                directory,
                Map.of("PATH", tools.toString(), "JAVA_HOME", "/nowhere", "HOME", directory.toString()),
                List.of("/bin/sh", copy.toString()));

        assertThat(refused.awaitExit()).isEqualTo(1);
        assertThat(refused.output())
                .isEqualToIgnoringNewLines(
                        "Masthead needs Java 25: install it, or set JAVA_HOME to the directory of one.");
    }

    private ServiceProcess run(Map<String, String> settings, String... arguments) throws IOException {
        return ServiceProcess.startCommand(
                directory,
                settings,
                Stream.concat(Stream.of(home + "/bin/masthead"), Stream.of(arguments))
                        .toList());
    }

    /** Starts a service and stops it, and returns what its JVM says of the cache. */
    private String classesOf(Map<String, String> settings, Consumer<ServiceProcess> meanwhile) throws Exception {
        try (ServiceProcess service =
                ServiceProcess.startCommand(directory, settings, List.of(home + "/bin/masthead"))) {
            service.awaitReady();
            meanwhile.accept(service);
            return service.diagnose("VM.info")
                    .lines()
                    .filter(line -> line.contains("CDS archive(s)"))
                    .collect(Collectors.joining());
        }
    }

    private void assertVersion(Map<String, String> settings) throws Exception {
        ServiceProcess version = run(settings, "version");
        assertThat(version.awaitExit()).as(version.output()).isZero();
        assertThat(version.output()).startsWith("Masthead ").hasLineCount(1);
    }

    private static void awaitTraining(ServiceProcess service) {
        await().atMost(TRAINING).until(() -> service.output().contains("The next start is faster"));
    }

    /** A training leaves nothing else behind but its lock. */
    private static Path onlyCache(Path caches) throws IOException {
        try (Stream<Path> files = Files.list(caches)) {
            List<Path> others =
                    files.filter(file -> !file.endsWith("training.lock")).toList();
            assertThat(others).hasSize(1);
            return others.getFirst();
        }
    }

    private static void change(Path file, ThrowingConsumer<RandomAccessFile> change) throws Exception {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            change.accept(bytes);
        }
    }
}
