package runs;

import common.Account;
import common.Await;
import common.Command;
import common.Daemon;
import common.Machine;
import common.Option;
import common.Report;
import common.Request;
import common.Rig;
import common.Run;
import common.Samples;
import common.Service;
import common.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** R26. */
final class RedisFaults implements Run {

    private static final String PASSWORD = "rig";

    /** What is told of each fault, once all of its requests have ended. */
    private final List<Runnable> phases = new java.util.ArrayList<>();

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String summary() {
        return "the Redis of the rate limits is stopped, killed, frozen, and gets another password: no request fails";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("seconds", 15, 2, "of each fault, and after it"));
    }

    @Override
    public List<String> programs() {
        return List.of("redis-server:/usr/bin/redis-server", "redis-tools:/usr/bin/redis-cli");
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        int port = Machine.freePort();
        Daemon redis = redis(rig, port);
        Service service = rig.startedService(
                "REDIS_URL=redis://:" + PASSWORD + "@127.0.0.1:" + port + "/0",
                // Fewer than the requests: then some are refused.
                "RATE_LIMIT=" + (rig.sabotaged() ? "100/m" : "100000/m"),
                "SIGN_IN_RATE_LIMIT=100000/m");
        Account account = Account.register(rig.clients(service), "rig");
        String token = account.token();
        // An account has a limited number of sessions: the oldest ends with each further sign-in.
        Account other = Account.register(rig.clients(service), "other");
        Traffic traffic = rig.keep(new Traffic()
                .with("user", Duration.ofMillis(20), rig.clients(service, "127.0.0.11"),
                        () -> Request.get("/users/" + account.id()))
                .with("me", Duration.ofMillis(50), rig.clients(service, "127.0.0.12"),
                        () -> Request.get("/users/me").as(token))
                .with("sign-in", Duration.ofMillis(500), rig.clients(service, "127.0.0.13"), other::signInRequest));
        pass(rig, traffic, "at first");
        counts(report, "at first", port);

        redis.terminate();
        pass(rig, traffic, "stopped");
        redis = redis(rig, port);
        pass(rig, traffic, "started");
        counts(report, "after a stop", port);

        redis.kill();
        pass(rig, traffic, "killed");
        redis = redis(rig, port);
        pass(rig, traffic, "started");
        counts(report, "after a kill", port);

        redis.signal("STOP");
        pass(rig, traffic, "frozen");
        redis.signal("CONT");
        pass(rig, traffic, "thawed");

        String unused = cli(port, PASSWORD, "config", "set", "requirepass", "another");
        // Connections that are there stay authenticated.
        unused = cli(port, "another", "client", "kill", "type", "normal");
        pass(rig, traffic, "another password");
        unused = cli(port, "another", "config", "set", "requirepass", PASSWORD);
        unused = cli(port, PASSWORD, "flushall");
        pass(rig, traffic, "the right password");
        counts(report, "after another password", port);

        traffic.close();
        phases.forEach(Runnable::run);
        Samples all = traffic.samples(sample -> true);
        report.say("%s", all);
        report.atLeast("requests", all.size(), rig.number("seconds") * 8 * 30);
        report.noneFailed("failed requests", all);
        report.timeAtMost("longest request, ms", all.longest(), 1_000, 5_000);
        report.atMost("lines of ERROR", service.errors().size(), 0);
    }

    private void pass(Rig rig, Traffic traffic, String what) throws Exception {
        long start = System.nanoTime();
        Await.pause(rig.number("seconds"));
        long end = System.nanoTime();
        phases.add(() -> rig.report().say("%s: %s", what,
                traffic.samples(sample -> sample.start() >= start && sample.start() < end)));
    }

    /** Without this, the run would hold for a service that does not use Redis at all. */
    private static void counts(Report report, String when, int port) throws Exception {
        double time = Await.within(15, () -> Integer.parseInt(cli(port, PASSWORD, "dbsize")) > 0);
        report.holds("Redis counts " + when, time >= 0, "it has no keys");
    }

    private static Daemon redis(Rig rig, int port) throws Exception {
        Daemon redis = rig.daemon("", "redis", Map.of(), List.of(
                "/usr/bin/redis-server", "--port", Integer.toString(port), "--bind", "127.0.0.1", "--requirepass",
                PASSWORD, "--save", "", "--appendonly", "no"));
        redis.awaitOutput("Ready to accept connections");
        return redis;
    }

    private static String cli(int port, String password, String... words) throws Exception {
        List<String> all = new java.util.ArrayList<>(
                List.of("redis-cli", "--no-auth-warning", "-p", Integer.toString(port), "-a", password));
        all.addAll(List.of(words));
        return Command.expect(all);
    }
}
