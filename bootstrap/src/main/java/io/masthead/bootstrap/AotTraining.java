package io.masthead.bootstrap;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/**
 * Makes the AOT cache: one process records what a service does ({@link TrainingRun}), another one makes the cache of the
 * record. Both have the options of this JVM, on which the cache depends.
 */
final class AotTraining {

    /** Argument of the jar for the process that records. */
    static final String RUN = "training-run";

    private static final Logger LOG = LoggerFactory.getLogger(Masthead.class);

    /** What would collide with this process, or concerns the log of the JVM only. */
    private static final List<String> NOT_FOR_TRAINING = List.of(
            "-XX:AOT",
            "-Xlog",
            "-XX:StartFlightRecording",
            "-agentlib:",
            "-Dcom.sun.management.jmxremote",
            "-Dmasthead.");

    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE");

    /** An operator who goes back to another version, or to other options, finds the cache again. */
    private static final int CACHES_KEPT = 3;

    /** Less than supervisors wait before they kill. */
    private static final long SECONDS_TO_STOP = 5;

    private static final long SECONDS_TO_DIE = 2;

    private final AotCache cache;
    private final List<String> launcher;
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Process process;
    private boolean stopped;

    private AotTraining(AotCache cache, List<String> launcher) {
        this.cache = cache;
        this.launcher = launcher;
    }

    /** Makes the cache while the service runs, if there is none that it can use. */
    static void inBackground() {
        AotCache.ofProcess()
                .filter(cache -> cache.trainedInBackground() && !cache.isUsed())
                .ifPresent(cache -> {
                    AotTraining training = new AotTraining(cache, List.of("nice", "-n", "19"));
                    Runtime.getRuntime().addShutdownHook(new Thread(training::stop, "aot-training-stop"));
                    // The last of these handlers ends the JVM, and must not do so before.
                    SpringApplication.getShutdownHandlers().add(training::stop);
                    Thread.ofPlatform().daemon().name("aot-training").start(training::log);
                });
    }

    /** Makes the cache anew, for {@code bin/masthead train}, and returns the exit code. */
    static int inForeground() {
        Optional<AotCache> cache = AotCache.ofProcess();
        if (cache.isEmpty()) {
            System.err.println("train is a command of bin/masthead, and needs a directory that it may write to:"
                    + " set MASTHEAD_CACHE_DIR to one.");
            return 1;
        }
        AotTraining training = new AotTraining(cache.get(), List.of());
        Runtime.getRuntime().addShutdownHook(new Thread(training::stop, "aot-training-stop"));
        try {
            training.run();
        } catch (IOException problem) {
            System.err.println(problem.getMessage());
            return 1;
        }
        System.out.println("Masthead starts with " + cache.get().file() + " from now on.");
        return 0;
    }

    private void log() {
        try {
            run();
            LOG.info("The next start is faster: it finds its classes in {}", cache.file());
        } catch (IOException problem) {
            if (!stopped()) {
                LOG.warn("The next start is as slow as this one: {}", problem.getMessage());
            }
        }
    }

    private void run() throws IOException {
        try {
            train();
        } finally {
            ended.countDown();
        }
    }

    private void train() throws IOException {
        Path target = cache.file();
        Path caches = target.resolveSibling("");
        Files.createDirectories(caches);
        try (FileChannel channel = FileChannel.open(
                        caches.resolve("training.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new IOException("another process makes a cache in " + caches);
            }
            Path unfinished = target.resolveSibling(target.getFileName() + ".new");
            Path work = Files.createTempDirectory("masthead-training-").toRealPath();
            try {
                Path record = work.resolve("record");
                execute(work, List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + record), RUN);
                execute(
                        work,
                        List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + record, "-XX:AOTCache=" + unfinished));
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                deleteOldest(caches);
            } finally {
                Files.deleteIfExists(unfinished);
                endProgramsOf(work);
                FileSystemUtils.deleteRecursively(work);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private void execute(Path work, List<String> mode, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(launcher);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (NOT_FOR_TRAINING.stream().noneMatch(option::startsWith)) {
                command.add(option);
            }
        }
        command.addAll(mode);
        // What cannot be in the cache is no news, and would be hundreds of lines.
        command.addAll(List.of("-Xlog:aot=off,cds=off", "-jar", System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        File output = work.resolve("output").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().keySet().retainAll(INHERITED);
        int exit = started(builder).waitFor();
        if (exit != 0) {
            throw new IOException("the training for its cache ended with " + exit + lastLine(output.toPath()));
        }
    }

    private synchronized Process started(ProcessBuilder builder) throws IOException {
        if (stopped) {
            throw new IOException("Masthead stops");
        }
        Process started = builder.start();
        process = started;
        return started;
    }

    private static String lastLine(Path output) throws IOException {
        return Files.readString(output)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((before, line) -> line)
                .map(line -> " (" + line + ")")
                .orElse("");
    }

    private static void deleteOldest(Path caches) throws IOException {
        List<Path> old;
        try (Stream<Path> files = Files.list(caches)) {
            old = files.filter(file -> file.toString().endsWith(".aot"))
                    .sorted(Comparator.<Path>comparingLong(file -> file.toFile().lastModified())
                            .reversed())
                    .skip(CACHES_KEPT)
                    .toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    private synchronized boolean stopped() {
        return stopped;
    }

    /** Ends the PostgreSQL of a service that was killed, and what may be starting it: they would write on. */
    private static void endProgramsOf(Path work) {
        List<ProcessHandle> programs = ProcessHandle.allProcesses()
                .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.startsWith(work + "/")))
                .toList();
        // A server that is killed would leave its shared memory behind.
        programs.forEach(ProcessHandle::destroy);
        programs.forEach(AotTraining::awaitEnd);
        programs.forEach(ProcessHandle::destroyForcibly);
        programs.forEach(AotTraining::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle program) {
        ProcessHandle unused = program.onExit()
                .completeOnTimeout(program, SECONDS_TO_DIE, TimeUnit.SECONDS)
                .join();
    }

    /**
     * Kills what runs, and waits until nothing is left of it. The service that is being recorded has nothing worth a clean
     * end, for which its own would have to wait.
     */
    private void stop() {
        kill();
        try {
            boolean unused = ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void kill() {
        stopped = true;
        if (process != null && process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
