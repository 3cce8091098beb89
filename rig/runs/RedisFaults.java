package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Command;
import common.Daemon;
import common.Machine;
import common.Option;
import common.Postgres;
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
import java.util.stream.Stream;

/** R26. */
final class RedisFaults implements Run {

    private static final String PASSWORD = "rig";

    /** Of one caller, for registrations. */
    private static final int QUOTA = 10;

    private static final int PATIENCE = 15;

    private int callers;

    /** What is told of each fault, once all of its requests have ended. */
    private final List<Runnable> phases = new java.util.ArrayList<>();

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String summary() {
        return "the Redis of the rate limits of two instances is stopped, killed, frozen, and gets another password: no"
                + " request fails, and both count together again";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("seconds", 15, 2, "of each fault, and after it"));
    }

    @Override
    public List<String> programs() {
        return Stream.concat(
                        Postgres.PROGRAMS.stream(),
                        Stream.of("redis-server:/usr/bin/redis-server", "redis-tools:/usr/bin/redis-cli"))
                .toList();
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        int port = Machine.freePort();
        Daemon redis = redis(rig, port);
        String[] settings = {
            "DATABASE_URL=" + rig.postgres().url(),
            "REDIS_URL=redis://:" + PASSWORD + "@127.0.0.1:" + port + "/0",
            // Fewer than the requests: then some are refused.
            "RATE_LIMIT=" + (rig.sabotaged() ? "100/m" : "100000/m"),
            "SIGN_IN_RATE_LIMIT=100000/m",
            "REGISTRATION_RATE_LIMIT=" + QUOTA + "/h"
        };
        List<Service> instances = List.of(rig.startedService(settings), rig.startedService(settings));
        Account account = Account.register(rig.clients(instances.getFirst()), "rig");
        String token = account.token();
        // An account has a limited number of sessions: the oldest ends with each further sign-in.
        Account other = Account.register(rig.clients(instances.getFirst()), "other");
        Traffic traffic = rig.keep(new Traffic());
        for (Service instance : instances) {
            Traffic unused = traffic
                    .with("user", Duration.ofMillis(40), rig.clients(instance, "127.0.0.11"),
                            () -> Request.get("/users/" + account.id()))
                    .with("me", Duration.ofMillis(100), rig.clients(instance, "127.0.0.12"),
                            () -> Request.get("/users/me").as(token))
                    .with("sign-in", Duration.ofMillis(1_000), rig.clients(instance, "127.0.0.13"),
                            other::signInRequest);
        }
        pass(rig, traffic, "at first");
        together(rig, instances, "at first");

        redis.terminate();
        alone(rig, instances, "stopped");
        pass(rig, traffic, "stopped");
        redis = redis(rig, port);
        pass(rig, traffic, "started");
        together(rig, instances, "after a stop");

        redis.kill();
        alone(rig, instances, "killed");
        pass(rig, traffic, "killed");
        redis = redis(rig, port);
        pass(rig, traffic, "started");
        together(rig, instances, "after a kill");

        redis.signal("STOP");
        alone(rig, instances, "frozen");
        pass(rig, traffic, "frozen");
        redis.signal("CONT");
        pass(rig, traffic, "thawed");
        together(rig, instances, "after it was frozen");

        String unused = cli(port, PASSWORD, "config", "set", "requirepass", "another");
        // Connections that are there stay authenticated.
        unused = cli(port, "another", "client", "kill", "type", "normal");
        alone(rig, instances, "another password");
        pass(rig, traffic, "another password");
        unused = cli(port, "another", "config", "set", "requirepass", PASSWORD);
        unused = cli(port, PASSWORD, "flushall");
        pass(rig, traffic, "the right password");
        together(rig, instances, "after another password");

        traffic.close();
        phases.forEach(Runnable::run);
        Samples all = traffic.samples(sample -> true);
        report.say("%s", all);
        report.atLeast("requests", all.size(), rig.number("seconds") * 8 * 30);
        report.noneFailed("failed requests", all);
        report.timeAtMost("longest request, ms", all.longest(), 1_000, 5_000);
        int errors = 0;
        for (Service instance : instances) {
            errors += instance.errors().size();
        }
        report.atMost("lines of ERROR", errors, 0);
    }

    private void pass(Rig rig, Traffic traffic, String what) throws Exception {
        long start = System.nanoTime();
        Await.pause(rig.number("seconds"));
        long end = System.nanoTime();
        phases.add(() -> rig.report().say("%s: %s", what,
                traffic.samples(sample -> sample.start() >= start && sample.start() < end)));
    }

    /** Without this, the run would hold for a service that does not use Redis at all. */
    private void together(Rig rig, List<Service> instances, String when) throws Exception {
        List<Integer> seen = new java.util.ArrayList<>();
        double time = Await.within(PATIENCE, () -> seen.add(admitted(instances)) && seen.getLast() == QUOTA);
        rig.report().holds(when + ": both instances together admit a caller " + QUOTA + " times", time >= 0, seen);
    }

    private void alone(Rig rig, List<Service> instances, String when) throws Exception {
        int admitted = admitted(instances);
        rig.report().holds(when + ": each instance counts for itself", admitted == 2 * QUOTA, admitted);
    }

    /** {@return how often a new caller is admitted that asks one instance after the other for more than it allows} */
    private int admitted(List<Service> instances) throws Exception {
        String address = "127.0.1." + ++callers;
        int admitted = 0;
        for (Service instance : instances) {
            try (Clients caller = new Clients(instance.address(), address)) {
                for (int request = 0; request < QUOTA + 2; request++) {
                    int status = caller.send(Request.json("POST", "/users", "{}")).status();
                    admitted += status == 422 ? 1 : 0;
                }
            }
        }
        return admitted;
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
