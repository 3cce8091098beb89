package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Option;
import common.PgBouncer;
import common.Postgres;
import common.Report;
import common.Request;
import common.Response;
import common.Rig;
import common.Run;
import common.Samples;
import common.Service;
import common.Traffic;
import java.time.Duration;
import java.util.List;

/** R27. */
final class Pooler implements Run {

    @Override
    public String name() {
        return "pgbouncer";
    }

    @Override
    public String summary() {
        return "the service behind PgBouncer in transaction mode: the end-to-end story, and callers side by side";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("warm-up", 10, 2, "seconds of callers whose requests do not count"),
                new Option("seconds", 30, 3, "of callers side by side"));
    }

    @Override
    public List<String> programs() {
        return PgBouncer.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        Postgres postgres = rig.postgres();
        String url = "DATABASE_URL=" + PgBouncer.start(rig, postgres);
        Service refused = rig.service(url);
        refused.launch();
        int exit = refused.process().awaitExit(120);
        report.holds("without time limits of the role, the start is refused with the statements", exit == 1
                && refused.log().contains("alter role masthead set statement_timeout"), refused.log());
        PgBouncer.limitRole(postgres);
        String unusedSessions = postgres.sqlOutside("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where usename = 'masthead'");
        Service service = rig.startedService(url, "RATE_LIMIT=" + (rig.sabotaged() ? "3/m" : "off"));
        Clients clients = rig.clients(service);
        int passed = 0;
        try {
            story(clients);
            passed = 1;
        } catch (IllegalStateException failure) {
            report.say("the story ended with %s", failure.getMessage());
        }
        report.atLeast("stories that passed", passed, 1);
        Account account = Account.register(clients, "beside");
        String token = account.token();
        Traffic traffic = rig.keep(new Traffic());
        for (int i = 0; i < 8; i++) {
            Clients own = rig.clients(service, "127.0.0." + (20 + i));
            traffic.with("user", Duration.ofMillis(50), own, () -> Request.get("/users/" + account.id()))
                    .with("list", Duration.ofMillis(100), own, () -> Request.get("/posts?limit=20"))
                    .with("me", Duration.ofMillis(100), own, () -> Request.get("/users/me").as(token))
                    .with("post", Duration.ofMillis(100), own,
                            () -> Request.json("POST", "/posts", "{\"title\":\"Usual\"}").as(token));
        }
        Await.pause(rig.number("warm-up"));
        long begin = System.nanoTime();
        Await.pause(rig.number("seconds"));
        traffic.close();
        Samples all = traffic.samples(sample -> sample.start() >= begin);
        report.say("side by side: %s", all);
        report.atLeast("requests side by side", all.size(), rig.number("seconds") * 100);
        report.noneFailed("failed requests side by side", all);
        report.atMost("lines of ERROR", service.errors().size(), 0);
    }

    /** What a user does from the first request to the last. */
    private static void story(Clients clients) throws Exception {
        Account account = Account.register(clients, "story");
        String token = account.token();
        String id = clients.send(Request.json("POST", "/posts", "{\"title\":\"Story\"}").as(token)
                        .with("Idempotency-Key", "story"))
                .expect(201)
                .member("id");
        Response changed = clients.send(Request.of(
                                "PATCH", "/posts/" + id, "application/merge-patch+json", "{\"title\":\"Changed\"}")
                        .as(token))
                .expect(200);
        equal("Changed", changed.member("title"));
        equal("Changed", clients.get("/posts/" + id).expect(200).member("title"));
        Response imported = clients.send(Request.of(
                                "POST", "/posts/import", "application/x-ndjson", "{\"title\":\"Line\"}\n".repeat(1_200))
                        .as(token))
                .expect(200);
        equal("1200", Long.toString(imported.body().lines().filter(line -> line.contains("\"status\":201")).count()));
        equal("1201", clients.get("/posts?limit=1&total=true").expect(200).header("x-total-count"));
        equal("1", clients.get("/posts?limit=1&total=true&q=changed").expect(200).header("x-total-count"));
        Response me = clients.send(Request.get("/users/me").as(token)).expect(200);
        equal(account.id(), me.member("id"));
        Response unusedExport =
                clients.send(Request.get("/users/me/export").as(token)).expect(200);
        Response unusedDeletion = clients.send(Request.delete("/posts/" + id).as(token)).expect(204);
        Response unusedNothing = clients.get("/posts/" + id).expect(404);
        Response unusedEnd = clients.send(Request.delete("/users/me").as(token)).expect(204);
    }

    private static void equal(String wanted, String seen) {
        if (!wanted.equals(seen)) {
            throw new IllegalStateException("'" + seen + "' instead of '" + wanted + "'");
        }
    }
}
