package io.masthead.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Closed load: each connection sends its next request when it has read the response to the last.
 *
 * @param connections how many connections there are
 */
record Load(int connections) {

    /**
     * Loads a server.
     *
     * @param server the server
     * @param time for how long
     * @param requests makes the requests, of any thread
     * @param expected the status that each response must have
     * @return what was measured
     */
    Measurement run(ServerProcess server, Duration time, Supplier<byte[]> requests, int expected)
            throws IOException, InterruptedException {
        Measurement all = new Measurement();
        long cpu = ProcessCpu.micros(server.pid());
        long start = System.nanoTime();
        long end = start + time.toNanos();
        Callable<Measurement> connection = () -> connection(server.port(), end, requests, expected);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Measurement>> measured = threads.invokeAll(
                    Stream.generate(() -> connection).limit(connections).toList());
            for (Future<Measurement> one : measured) {
                all.add(one.get());
            }
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug);
        }
        all.took(System.nanoTime() - start, ProcessCpu.micros(server.pid()) - cpu);
        return all;
    }

    private static Measurement connection(int port, long end, Supplier<byte[]> requests, int expected) {
        Measurement measured = new Measurement();
        try (LoadConnection connection = new LoadConnection(port)) {
            for (long before = System.nanoTime(); before < end; ) {
                int status = connection.exchange(requests.get());
                long after = System.nanoTime();
                measured.count(status, expected, after - before);
                before = after;
            }
        } catch (IOException broken) {
            measured.fail(broken.toString());
        }
        return measured;
    }
}
