package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Command;
import common.Daemon;
import common.Ledger;
import common.Option;
import common.Report;
import common.Rig;
import common.Run;
import common.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Imports that are killed and resumed. */
final class Imports implements Run {

    @Override
    public String name() {
        return "imports";
    }

    @Override
    public String summary() {
        return "an import is killed, with and without the service and its PostgreSQL, and resumed: no line lost or doubled";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("rounds", 6, 2, "how often it is killed"),
                new Option("lines", 60_000, 6_000, "of the file"),
                new Option("seed", 1, 1, "of the moments at which it is killed"));
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        Service service = rig.startedService();
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "rig");
        Ledger ledger = new Ledger();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < rig.number("lines"); i++) {
            String title = "Line " + i;
            lines.append("{\"title\":\"").append(title).append("\",\"body\":\"").append("word ".repeat(60)).append("\"}\n");
            ledger.acknowledged(title);
        }
        Path file = Files.writeString(rig.directory("lines").resolve("lines.ndjson"), lines.toString());
        Random random = new Random(rig.number("seed"));
        int interrupted = 0;
        int expected = 0;
        for (int round = 0; round < rig.number("rounds"); round++) {
            Daemon importer = rig.keep(launch(service, file, account));
            int before = written(clients, account);
            double begun = Await.within(60, () -> !importer.runs() || written(clients, account) > before);
            Await.pause(random.nextDouble() * 0.5);
            interrupted += begun >= 0 && importer.runs() ? 1 : 0;
            expected++;
            kill(service, importer, round % 3);
        }
        report.atLeast("imports that were interrupted in the middle", interrupted, expected > 2 ? expected / 2.0 : 1);
        Command last = service.command("import", file.toString(), "--as", account.email());
        report.say("%s", last.output().lines().reduce((first, second) -> second).orElse(""));
        report.holds("the last import: exit code 0", last.exit() == 0, last);
        if (rig.sabotaged()) {
            ledger.acknowledged("Line that is in no file");
        }
        ledger.compare(clients, account.id()).report(report);
        report.atMost("lines of ERROR", service.errors().size(), 0);
    }

    private static Daemon launch(Service service, Path file, Account account) throws Exception {
        return service.launchCommand("import", file.toString(), "--as", account.email());
    }

    private static int written(Clients clients, Account account) throws Exception {
        return Integer.parseInt(clients.get("/posts?limit=1&total=true&author_id=" + account.id())
                .expect(200)
                .header("x-total-count"));
    }

    private static void kill(Service service, Daemon importer, int what) throws Exception {
        if (what == 0) {
            importer.kill();
            return;
        }
        if (what == 2) {
            Command.signal("KILL", service.embeddedPostgres());
        }
        service.kill();
        if (importer.awaitExit(5) < 0) {
            importer.kill();
        }
        double unused = service.start();
    }
}
