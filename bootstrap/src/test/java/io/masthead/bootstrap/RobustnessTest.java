package io.masthead.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.masthead.bootstrap.Stage.Caller;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is sent, no answer may be a failure of the service, or one that the description of the API does not know;
 * and what the description forbids must be refused, what it allows must not.
 *
 * <p>The same requests every time, unless {@code -Drobustness.seed=} has another number, or {@code random}.
 */
@SuppressWarnings("MethodName")
class RobustnessTest {

    private static final String SEED = "robustness.seed";
    private static final int MOST_FAILURES = 20;
    private static final int RANDOM_REQUESTS = 20;
    private static final int AT_ONCE = 8;
    private static final int OTHER_CALLERS = 8;
    private static final int NO_ANSWER = Integer.MAX_VALUE;

    private final long seed = seed(System.getProperty(SEED, "20260101"));
    private final RunningService service = RunningService.start(Map.of("ADMIN_EMAIL", "admin@masthead.test"));
    private final Wire wire = new Wire(service.http().address());
    private final Http chief = service.admin();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Caller> rightCallers = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();

    @AfterEach
    void stop() throws IOException {
        service.close();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void every_request_gets_an_answer_that_is_described() throws Exception {
        List<Operation> operations = Operation.all(new JsonMapper().readTree(Path.of("..", "docs", "openapi.json")));
        List<Operation> reading = operations.stream().filter(Operation::isSafe).toList();
        Stage library = new Stage(service.http(), chief);

        allAtOnce(reading.stream().map(operation -> () -> tryGood(library, new RequestGenerator(operation, library))));
        allAtOnce(reading.stream()
                .flatMap(operation -> odd(new RequestGenerator(operation, library), operation)
                        .map(trial -> () -> tryOdd(library, trial))));
        allAtOnce(operations.stream()
                .filter(operation -> !operation.isSafe())
                .map(operation -> () -> tryAlone(operation)));
        // What has been written by then must be readable too.
        allAtOnce(reading.stream().map(operation -> () -> tryGood(library, new RequestGenerator(operation, library))));

        assertThat(failures)
                .as("With -D%s=%d, of %d requests", SEED, seed, sent.get())
                .isEmpty();
        assertThat(rightCallers)
                .as("Operations in which good requests succeed")
                .containsOnlyKeys(operations.stream().map(Operation::id).toList());
    }

    /** What changes something has all for itself, and one thing after the other. */
    private void tryAlone(Operation operation) {
        Stage stage = new Stage(service.http(), chief);
        RequestGenerator requests = new RequestGenerator(operation, stage);
        tryGood(stage, requests);
        odd(requests, operation).forEach(trial -> tryOdd(stage, trial));
    }

    private void tryGood(Stage stage, RequestGenerator requests) {
        for (Trial trial : requests.good()) {
            for (Caller caller : Caller.values()) {
                if (statusOf(stage, trial, caller) < 400) {
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

    /** Whoever succeeds with a good request gets farthest with an odd one; the others have their turn now and then. */
    private void tryOdd(Stage stage, Trial trial) {
        Caller right = rightCallers.getOrDefault(trial.operation().id(), Caller.ANYONE);
        for (Caller caller : Caller.values()) {
            if (caller == right || (trial.operation().forCallers() && trial.number() % OTHER_CALLERS == 0)) {
                statusOf(stage, trial, caller);
            }
        }
    }

    /** {@return the status of the answer} If it is not as it should be, or there is none, it is one of the failures. */
    private int statusOf(Stage stage, Trial trial, Caller caller) {
        if (failures.size() >= MOST_FAILURES) {
            return NO_ANSWER;
        }
        Request request = from(caller, stage, trial);
        sent.incrementAndGet();
        try {
            Exchange exchange = wire.exchange(request);
            if (exchange.status() == 401 && !request.equals(trial.request())) {
                stage.replace(caller);
                exchange = wire.exchange(from(caller, stage, trial));
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

    private static Request from(Caller caller, Stage stage, Trial trial) {
        return caller == Caller.ANYONE ? trial.request() : trial.request().withToken(stage.token(caller));
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
        if (!exchange.path().equals("/token")
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
