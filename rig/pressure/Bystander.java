package pressure;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Client that reads an account 25 times a second, asks whether the service lives, and signs in now and then. */
final class Bystander {

    private final URI service;
    private final Preparation prepared;
    private final List<Double> reads = Collections.synchronizedList(new ArrayList<>());
    private final List<Double> probes = Collections.synchronizedList(new ArrayList<>());
    private final List<Double> signIns = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    Bystander(URI service, Preparation prepared) {
        this.service = service;
        this.prepared = prepared;
    }

    Figures run(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        Http http = new Http(service, "127.0.0.1");
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> repeat(requests, end, 40, reads, () -> http.get("/users/" + prepared.user())));
            threads.execute(() -> repeat(requests, end, 500, probes, () -> http.get("/livez")));
            threads.execute(() ->
                    repeat(requests, end, 3_000, signIns, () -> http.trySignIn(Preparation.EMAIL, Preparation.PASSWORD)));
        }
        return new Figures(List.copyOf(reads), List.copyOf(probes), List.copyOf(signIns), List.copyOf(failures));
    }

    /** Sends each request when it is due, and not only after the one before: a slow one delays no other. */
    private void repeat(ExecutorService requests, long end, long period, List<Double> times, Request request) {
        for (long due = System.nanoTime(); due < end; due += period * 1_000_000) {
            long start = due;
            pause(start - System.nanoTime());
            requests.execute(() -> measure(start, times, request));
        }
    }

    private void measure(long start, List<Double> times, Request request) {
        try {
            HttpResponse<String> response = request.send();
            if (response.statusCode() == 200) {
                times.add((System.nanoTime() - start) / 1e6);
            } else {
                failures.add(response + " after " + (System.nanoTime() - start) / 1_000_000 + " ms");
            }
        } catch (Exception failure) {
            failures.add(failure.toString());
        }
    }

    private static void pause(long nanoseconds) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, nanoseconds)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Request {

        HttpResponse<String> send() throws Exception;
    }
}
