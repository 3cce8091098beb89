package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Command;
import common.Ledger;
import common.Option;
import common.Rig;
import common.Run;
import common.Service;
import common.Writers;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** R1 to R3. */
final class Durability implements Run {

    private static final List<String> KILLED = List.of("the service", "PostgreSQL", "both");
    private static final int CLIENTS = 16;
    private static final int PATIENCE = 120;

    @Override
    public String name() {
        return "durability";
    }

    @Override
    public String summary() {
        return "kill -9 of the service, of its PostgreSQL, of both, under writes: none lost, doubled or revived";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("rounds", 10, 3, "how often it is killed"),
                new Option("writes", 20_000, 900, "the acknowledged writes"),
                new Option("pause", 0, 25, "of each of the writers, in milliseconds"),
                new Option("seed", 1, 1, "of the moments at which it is killed"));
    }

    @Override
    public void perform(Rig rig) throws Exception {
        int rounds = rig.number("rounds");
        int each = rig.number("writes") / (rounds + 1);
        Random random = new Random(rig.number("seed"));
        Service service = rig.startedService();
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "writer");
        Ledger ledger = new Ledger();
        double slowest = 0;
        Writers writers = rig.keep(Writers.start(clients, account, ledger, CLIENTS, Duration.ofMillis(rig.number("pause"))));
        for (int round = 0; round < rounds; round++) {
            int target = (round + 1) * each;
            double unused = Await.until(PATIENCE, "writes", () -> writers.acknowledged() >= target);
            Await.pause(random.nextDouble() / 2);
            double ready = kill(rig, service, round % 3);
            slowest = Math.max(slowest, ready);
        }
        double unused = Await.until(PATIENCE, "writes", () -> writers.acknowledged() >= rig.number("writes"));
        writers.close();
        if (rig.sabotaged()) {
            spoil(ledger, clients, account);
        }
        rig.report().say("outcomes: %s", writers.outcomes());
        rig.report().atLeast("acknowledged writes", writers.acknowledged(), rig.number("writes"));
        rig.report().timeAtMost("longest time from a kill to readiness, s", slowest, 10);
        ledger.compare(clients, account.id()).report(rig.report());
        rig.report().atMost("lines of ERROR", service.errors().size(), 0);
    }

    /** {@return the seconds until it is ready again} */
    private static double kill(Rig rig, Service service, int what) throws Exception {
        long start = System.nanoTime();
        if (what > 0) {
            Command.signal("KILL", service.embeddedPostgres());
        }
        if (what != 1) {
            service.kill();
        }
        // Without its PostgreSQL it ends by itself.
        if (service.process().awaitExit(30) < 0) {
            throw new IllegalStateException("The service goes on without its PostgreSQL.");
        }
        double ended = (System.nanoTime() - start) / 1e9;
        double ready = service.start();
        rig.report().say("kill of %s: ended after %.1f s, ready after another %.1f s", KILLED.get(what), ended, ready);
        return ended + ready;
    }

    private static void spoil(Ledger ledger, Clients clients, Account account) throws Exception {
        ledger.acknowledged("never sent");
        for (int i = 0; i < 2; i++) {
            ledger.sent("sent twice without a key");
            Object unused = clients.send(common.Request.json("POST", "/posts", "{\"title\":\"sent twice without a key\"}")
                            .as(account.token()))
                    .expect(201);
        }
    }
}
