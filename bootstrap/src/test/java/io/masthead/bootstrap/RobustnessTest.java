package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.bootstrap.RobustnessFixture.Caller;
import io.masthead.bootstrap.contract.Description;
import io.masthead.bootstrap.contract.Exchange;
import io.masthead.bootstrap.robustness.Expected;
import io.masthead.bootstrap.robustness.Operation;
import io.masthead.bootstrap.robustness.Request;
import io.masthead.bootstrap.robustness.RequestGenerator;
import io.masthead.bootstrap.robustness.Trial;
import io.masthead.bootstrap.robustness.Wire;
import io.masthead.bootstrap.secrecy.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/**
 * No request may cause a failure of the service, or a response that the description of the API does not have; requests
 * that the description forbids must be refused, requests that it allows must not.
 *
 * <p>The same requests every time, unless {@code -Drobustness.seed=} has another number, or {@code random}.
 */
@SuppressWarnings("MethodName")
class RobustnessTest {

    private static final String SEED = "robustness.seed";
    private static final int MOST_FAILURES = 20;
    private static final int RANDOM_REQUESTS = 5;
    private static final int AT_ONCE = 8;
    private static final int OTHER_CALLERS = 8;
    private static final int NO_ANSWER = Integer.MAX_VALUE;
    private static final int REPETITIONS = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final long seed = seed(System.getProperty(SEED, "20260101"));
    private final RunningService service = RunningService.start(Map.of("RECENT_SIGN_IN_SECONDS", "900"));
    private final Wire wire = new Wire(service.http().address());
    private final Http firstAdmin = service.admin();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Caller> rightCallers = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();

    @AfterEach
    void stop() throws IOException {
        service.close();
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void every_request_gets_an_answer_that_is_described() throws Exception {
        List<Operation> operations = Operation.all(new JsonMapper().readTree(Path.of("..", "docs", "openapi.json")));
        List<Operation> reading = operations.stream().filter(Operation::isSafe).toList();
        RobustnessFixture fixture = new RobustnessFixture(service.http(), firstAdmin);

        allAtOnce(reading.stream().map(operation -> () -> tryGood(fixture, new RequestGenerator(operation, fixture))));
        allAtOnce(reading.stream()
                .flatMap(operation -> odd(new RequestGenerator(operation, fixture), operation)
                        .map(trial -> () -> tryOdd(fixture, trial))));
        allAtOnce(operations.stream()
                .filter(operation -> !operation.isSafe())
                .map(operation -> () -> tryAlone(operation)));
        // The resources written so far must be readable too.
        allAtOnce(reading.stream().map(operation -> () -> tryGood(fixture, new RequestGenerator(operation, fixture))));

        assertThat(failures)
                .as("With -D%s=%d, of %d requests", SEED, seed, sent.get())
                .isEmpty();
        assertThat(rightCallers)
                .as("Operations in which good requests succeed")
                .containsOnlyKeys(operations.stream().map(Operation::id).toList());
    }

    /** Operations that change data get a fixture of their own and run one request at a time. */
    private void tryAlone(Operation operation) {
        RobustnessFixture fixture = new RobustnessFixture(service.http(), firstAdmin);
        RequestGenerator requests = new RequestGenerator(operation, fixture);
        tryGood(fixture, requests);
        odd(requests, operation).forEach(trial -> tryOdd(fixture, trial));
    }

    private void tryGood(RobustnessFixture fixture, RequestGenerator requests) {
        for (Trial trial : requests.good()) {
            for (Caller caller : Caller.values()) {
                if (statusOf(fixture, trial, caller) < 400) {
                    rightCallers.put(trial.operation().id(), caller);
                }
            }
        }
    }

    private Stream<Trial> odd(RequestGenerator requests, Operation operation) {
        return Stream.concat(
                requests.oddOnce().stream(),
                requests
                        .oddOften(
                                RANDOM_REQUESTS,
                                new Random(seed + operation.id().hashCode()))
                        .stream());
    }

    /** Sends mostly as the caller who succeeds with a valid request and so gets farthest, now and then as the others. */
    private void tryOdd(RobustnessFixture fixture, Trial trial) {
        Caller right = rightCallers.getOrDefault(trial.operation().id(), Caller.ANYONE);
        for (Caller caller : Caller.values()) {
            if (caller == right || (trial.operation().forCallers() && trial.number() % OTHER_CALLERS == 0)) {
                statusOf(fixture, trial, caller);
            }
        }
    }

    /** {@return the status of the response} A response that is wrong or missing is added to the failures. */
    private int statusOf(RobustnessFixture fixture, Trial trial, Caller caller) {
        if (failures.size() >= MOST_FAILURES) {
            return NO_ANSWER;
        }
        Request request = from(caller, fixture, trial);
        sent.incrementAndGet();
        try {
            Exchange exchange = wire.exchange(request);
            if (exchange.status() == 401 && !request.equals(trial.request())) {
                fixture.replace(caller);
                exchange = wire.exchange(from(caller, fixture, trial));
            }
            // Other tests may keep the machine busy: that is no answer to this request.
            for (int again = 0; again < REPETITIONS && exchange.status() == 503; again++) {
                LockSupport.parkNanos(PAUSE.toNanos());
                exchange = wire.exchange(from(caller, fixture, trial));
            }
            int status = exchange.status();
            String body = beginning(exchange.body());
            complaint(trial, exchange)
                    .ifPresent(complaint -> failures.add(
                            "%s%d, %s%n%s".formatted(said(trial, caller, request), status, complaint, body)));
            return status;
        } catch (IOException | RuntimeException problem) {
            failures.add(said(trial, caller, request) + problem);
            return NO_ANSWER;
        }
    }

    private static Request from(Caller caller, RobustnessFixture fixture, Trial trial) {
        return caller == Caller.ANYONE ? trial.request() : trial.request().withToken(fixture.token(caller));
    }

    private static Optional<String> complaint(Trial trial, Exchange exchange) {
        if (exchange.status() >= 500) {
            return Optional.of("a failure of the service");
        }
        if (trial.expected() == Expected.REFUSED && exchange.status() < 400) {
            return Optional.of("the description does not allow it");
        }
        if (trial.expected() == Expected.FITS
                && (exchange.status() == 422
                        || exchange.status() == 415
                        || (exchange.status() == 400 && exchange.body().contains("/problems/unreadable-body")))) {
            return Optional.of("the description allows it");
        }
        if (!Set.of("/token", "/token/cookie").contains(exchange.path())
                && !Secrets.KNOWN.in(exchange.body()).isEmpty()) {
            return Optional.of("a secret");
        }
        try {
            Description.published().check(exchange);
            return Optional.empty();
        } catch (AssertionError undescribed) {
            return Optional.of(undescribed.toString());
        }
    }

    private String said(Trial trial, Caller caller, Request request) {
        return "%n%s with %s, by %s:%n%s%n"
                .formatted(
                        trial.operation(),
                        beginning(trial.what()),
                        caller,
                        request.curl("http://" + service.http().address()));
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }

    private static void allAtOnce(Stream<Runnable> tasks) throws InterruptedException, ExecutionException {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (Future<Object> done :
                    threads.invokeAll(tasks.map(Executors::callable).toList())) {
                done.get();
            }
        }
    }

    private static long seed(String text) {
        return text.equals("random") ? new Random().nextLong() : Long.parseLong(text);
    }
}
