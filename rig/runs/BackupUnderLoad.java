package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Command;
import common.Ledger;
import common.Option;
import common.Report;
import common.Request;
import common.Rig;
import common.Run;
import common.Service;
import common.Writers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** R28. */
final class BackupUnderLoad implements Run {

    private static final int CLIENTS = 8;
    private static final int WRITES = 60;

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String summary() {
        return "a backup under writes restores to a state that was, with all that was acknowledged before it began";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("rounds", 5, 1, "how many backups are made and restored"),
                new Option("posts", 20_000, 1_000, "how many posts there are before"),
                new Option("pause", 5, 40, "of each of the writers, in milliseconds"));
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        Service service = rig.startedService();
        Clients clients = rig.clients(service);
        Account reader = Account.register(clients, "reader");
        Object unusedImport = clients.prepare(Request.of(
                                "POST", "/posts/import", "application/x-ndjson",
                                "{\"title\":\"Before\"}\n".repeat(rig.number("posts")))
                        .as(reader.token()), 200);
        Account account = Account.register(clients, "writer");
        Ledger ledger = new Ledger();
        Writers writers = rig.keep(Writers.start(clients, account, ledger, CLIENTS, Duration.ofMillis(rig.number("pause"))));
        for (int round = 0; round < rig.number("rounds"); round++) {
            int written = writers.acknowledged();
            double unusedTime = Await.until(60, "writes", () -> writers.acknowledged() >= written + WRITES);
            Set<String> before = ledger.acknowledged();
            Path file = rig.directory("backup").resolve("masthead.backup");
            Command backup = service.command("backup", file.toString());
            report.holds("backup: exit code 0", backup.exit() == 0, backup);
            if (rig.sabotaged()) {
                Await.pause(0.5);
                before = ledger.acknowledged();
            }
            restore(rig, file, before, ledger, account, reader);
        }
        writers.close();
        report.say("outcomes of writes meanwhile: %s", writers.outcomes());
        // A busy machine may make the service refuse some.
        String expected = report.timesDecide() ? "POST 201|DELETE 204" : "POST 201|DELETE 204|.* 503";
        report.atMost("writes that did not succeed at once", writers.outcomes().entrySet().stream()
                .filter(outcome -> !outcome.getKey().matches(expected))
                .mapToInt(Map.Entry::getValue)
                .sum(), 0);
        report.atMost("lines of ERROR", service.errors().size(), 0);
    }

    private static void restore(
            Rig rig, Path file, Set<String> before, Ledger ledger, Account account, Account reader) throws Exception {
        Report report = rig.report();
        // In a directory that is not there yet.
        Service restored = rig.service("DATA_DIR=restored");
        Command command = restored.command("restore", file.toString());
        report.holds("restore: exit code 0", command.exit() == 0, command);
        double unused = restored.start();
        Clients clients = rig.clients(restored);
        Map<String, Integer> titles = Ledger.titles(clients, account.id());
        Set<String> deleted = ledger.deletedNow();
        report.atLeast("posts acknowledged before the backup", before.size(), 50);
        report.atMost("of them not in the restored service", before.stream()
                .filter(title -> !titles.containsKey(title) && !deleted.contains(title))
                .count(), 0);
        report.atMost("posts in it that no client sent", titles.keySet().stream()
                .filter(title -> !ledger.knows(title))
                .count(), 0);
        report.atMost("posts doubled", titles.values().stream().filter(count -> count > 1).count(), 0);
        report.atMost("clients whose later posts are there without an earlier one", gaps(titles.keySet(), deleted), 0);
        Map<String, Integer> imported = Ledger.titles(clients, reader.id());
        report.atLeast("posts of the import", imported.getOrDefault("Before", 0), rig.number("posts"));
        int status = clients.send(Request.get("/users/me").as(reader.token())).status();
        report.holds("an access token from before is good", status == 200, status);
        restored.close();
    }

    /** A state that was has no post of a client without those that it wrote before. */
    private static long gaps(Set<String> titles, Set<String> deleted) {
        return titles.stream()
                .filter(title -> {
                    int dash = title.lastIndexOf('-') + 1;
                    int number = Integer.parseInt(title.substring(dash));
                    String previous = title.substring(0, dash) + (number - 1);
                    // One in ten was deleted again before the next one was written.
                    return number > 0 && number % 10 != 0 && !titles.contains(previous) && !deleted.contains(previous);
                })
                .count();
    }
}
