package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Option;
import common.Postgres;
import common.Proxy;
import common.Request;
import common.Rig;
import common.Run;
import common.Sample;
import common.Samples;
import common.Service;
import common.Traffic;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** R14 and R15. */
final class Restart implements Run {

    private static final int KEPT = 16;

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public String summary() {
        return "SIGTERM under load, and rolling restarts of two instances behind haproxy and nginx: no request fails";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("rounds", 10, 1, "how often each is restarted"),
                new Option("delay", 5, 1, "SHUTDOWN_DELAY, in seconds"));
    }

    @Override
    public List<String> programs() {
        return Proxy.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Postgres postgres = rig.postgres();
        String[] settings = {
            "DATABASE_URL=" + postgres.url(), "SHUTDOWN_DELAY=" + rig.number("delay") + "s", "TRUSTED_PROXIES=127.0.0.1"
        };
        Service one = rig.startedService(settings);
        Service two = rig.startedService(settings);
        Account account = Account.register(rig.clients(one), "rig");
        alone(rig, one, account);
        for (String proxy : List.of("haproxy", "nginx")) {
            behind(rig, proxy, one, two, account);
        }
        rig.report().atMost("lines of ERROR", one.errors().size() + two.errors().size(), 0);
    }

    /** A client that has a connection gets a response, and learns that it ends; new connections may be refused. */
    private static void alone(Rig rig, Service service, Account account) throws Exception {
        for (int round = 0; round < rig.number("rounds"); round++) {
            Traffic traffic = traffic(rig, service.address(), account.through(rig.clients(service)));
            Await.pause(2);
            stop(rig, service);
            int exit = service.process().awaitExit(60);
            traffic.close();
            Samples sent = traffic.samples(sample -> !sample.failure().contains("no connection"));
            rig.report().say("SIGTERM: %s", sent);
            rig.report().atLeast("SIGTERM: requests", sent.size(), 50);
            rig.report().noneFailed("SIGTERM: failed requests on connections that were accepted", sent);
            rig.report().holds("SIGTERM: exit code 0", exit == 0, exit);
            double unused = service.start();
        }
    }

    private static void behind(Rig rig, String name, Service one, Service two, Account account) throws Exception {
        URI address = Proxy.start(rig, name, one, two);
        Clients clients = rig.keep(new Clients(address));
        double unused = Await.until(20, name, () -> clients.get("/readyz").status() == 200);
        Traffic traffic = traffic(rig, address, account.through(clients));
        Await.pause(2);
        for (int round = 0; round < rig.number("rounds"); round++) {
            for (Service service : List.of(one, two)) {
                stop(rig, service);
                int exit = service.process().awaitExit(60);
                rig.report().holds(name + ": exit code 0", exit == 0, exit);
                unused = service.start();
                // The proxy asks twice a second at most.
                Await.pause(1.5);
            }
        }
        traffic.close();
        Samples all = traffic.samples(sample -> true);
        rig.report().say("%s: %s", name, all);
        for (String kind : List.of("GET", "POST")) {
            Samples of = all.of(kind);
            rig.report().atLeast(name + ": requests by " + kind, of.size(), 50);
            rig.report().noneFailed(name + ": failed requests by " + kind, of);
        }
    }

    private static void stop(Rig rig, Service service) throws Exception {
        if (rig.sabotaged()) {
            service.kill();
        } else {
            service.process().terminate();
        }
    }

    private static Traffic traffic(Rig rig, URI address, Account account) throws Exception {
        String token = account.token();
        Traffic traffic = new Traffic();
        for (int i = 0; i < KEPT; i++) {
            Clients kept = rig.keep(new Clients(address, "127.0.0." + (30 + i)));
            traffic.with("GET", Duration.ofMillis(200), kept, () -> Request.get("/users/" + account.id()));
            traffic.with("POST", Duration.ofMillis(400), kept,
                    () -> Request.json("POST", "/posts", "{\"title\":\"Usual\"}").as(token));
        }
        return traffic;
    }
}
