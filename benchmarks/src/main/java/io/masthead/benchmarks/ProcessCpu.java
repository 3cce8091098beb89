package io.masthead.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** CPU time, from the files of Linux in {@code /proc}. */
final class ProcessCpu {

    /** Linux tells all programs times in hundredths of a second. */
    private static final long TICK_MICROS = 10_000;

    private ProcessCpu() {}

    /** {@return the CPU time of a process, without its children} */
    static long micros(long pid) throws IOException {
        return micros(pid, 2);
    }

    /** {@return the CPU time of a process, with its children: those that have ended, and those that are there} */
    static long microsWithChildren(long pid) throws IOException {
        long sum = micros(pid, 4);
        List<ProcessHandle> children =
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList();
        for (ProcessHandle child : children) {
            try {
                sum += micros(child.pid(), 2);
            } catch (NoSuchFileException ended) {
                // it counts as ended the next time
            }
        }
        return sum;
    }

    /** The times of the process itself and of its ended children are next to each other: utime, stime, cutime, cstime. */
    private static long micros(long pid, int times) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        return fields.subList(11, 11 + times).stream()
                        .mapToLong(Long::parseLong)
                        .sum()
                * TICK_MICROS;
    }

    /**
     * CPU time of the machine since it started.
     *
     * @param busy of all processes and the kernel, and what the machine below has taken
     * @param total the same with the time of idling, of all cores
     */
    record Machine(long busy, long total) {

        static Machine now() throws IOException {
            String first =
                    Files.readString(Path.of("/proc/stat")).lines().findFirst().orElseThrow();
            long[] times = List.of(first.trim().split(" +")).subList(1, 9).stream()
                    .mapToLong(Long::parseLong)
                    .toArray();
            long total = LongStream.of(times).sum();
            long idle = times[3] + times[4]; // idle, iowait
            return new Machine((total - idle) * TICK_MICROS, total * TICK_MICROS);
        }
    }
}
