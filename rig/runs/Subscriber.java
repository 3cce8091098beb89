package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Command;
import common.Daemon;
import common.Ledger;
import common.Option;
import common.Postgres;
import common.Report;
import common.Rig;
import common.Run;
import common.Service;
import common.Writers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The example that keeps a copy of all published posts. */
final class Subscriber implements Run {

    private static final Path PROGRAM = Path.of("examples", "subscriber", "subscriber.py");
    private static final int CLIENTS = 4;
    private static final int PATIENCE = 120;

    @Override
    public String name() {
        return "subscriber";
    }

    @Override
    public String summary() {
        return "examples/subscriber is killed, left behind and moved during a failover: its copy is that of the database";
    }

    @Override
    public boolean isInShortForm() {
        return false;
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("rounds", 100, 1, "with a failover each"),
                new Option("away", 500, 50, "posts that are written while it is away"),
                new Option("seed", 1, 1, "of the moments at which something happens"));
    }

    @Override
    public List<String> programs() {
        return Stream.concat(Postgres.PROGRAMS.stream(), Stream.of("python3:/usr/bin/python3"))
                .toList();
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        Random random = new Random(rig.number("seed"));
        int rounds = rig.number("rounds");
        int exact = 0;
        int kills = 0;
        int posts = 0;
        for (int round = 0; round < rounds; round++) {
            Round result = round(rig, random, round);
            exact += result.exact ? 1 : 0;
            kills += result.kills;
            posts += result.posts;
            if (!result.exact) {
                report.say("round %d: %s", round + 1, result.said);
            }
        }
        report.say("%d kills of the subscriber, %d acknowledged posts", kills, posts);
        report.atLeast("posts acknowledged", posts, rounds * 100.0);
        report.atLeast("copies that are exact, of " + rounds, exact, rounds);
    }

    private record Round(boolean exact, int kills, int posts, String said) {}

    private static Round round(Rig rig, Random random, int number) throws Exception {
        try (Postgres primary = rig.postgres("synchronous_standby_names=two", "synchronous_commit=on");
                Postgres standby = rig.standby(primary, "two")) {
            String url = "DATABASE_URL=postgresql://masthead:masthead@127.0.0.1:" + primary.port() + ",127.0.0.1:"
                    + standby.port() + "/masthead";
            try (Service one = rig.startedService(url);
                    Service two = rig.startedService(url)) {
                return follow(rig, random, primary, standby, List.of(one, two), number);
            }
        }
    }

    private static Round follow(
            Rig rig, Random random, Postgres primary, Postgres standby, List<Service> services, int number)
            throws Exception {
        Path directory = rig.directory("copy");
        Clients clients = rig.clients(services.getFirst());
        Account account = Account.register(clients, "writer" + number);
        Writers writers = rig.keep(Writers.start(clients, account, new Ledger(), CLIENTS, Duration.ofMillis(5)));
        double unused = Await.until(PATIENCE, "writes", () -> writers.acknowledged() >= 20);
        int kills = 0;
        for (; kills < 4; kills++) {
            Daemon subscriber = start(directory, services.get(kills % 2));
            Await.pause(0.5 + random.nextDouble());
            subscriber.kill();
        }
        int away = writers.acknowledged() + rig.number("away");
        unused = Await.until(PATIENCE, "writes", () -> writers.acknowledged() >= away);
        Daemon subscriber = start(directory, services.get(1));
        Await.pause(random.nextDouble());
        primary.kill();
        if (random.nextBoolean()) {
            subscriber.kill();
            kills++;
            subscriber = start(directory, services.get(0));
        }
        long promoted = System.nanoTime();
        String unusedResult = standby.sql("select pg_promote()");
        unused = Await.until(PATIENCE, "writes", () -> writers.firstAcknowledgedAfter(promoted) >= 0);
        Await.pause(random.nextDouble());
        subscriber.kill();
        writers.close();
        if (rig.sabotaged()) {
            Path copy = directory.resolve("copy");
            Path unusedPath = Files.writeString(copy, Files.readString(copy).replaceFirst("\"title\": \"w", "\"title\": \"v"));
        }
        Command compared = Command.run(words("compare", directory, services.get(number % 2)));
        int acknowledged = writers.acknowledged();
        return new Round(compared.exit() == 0, kills + 1, acknowledged, compared.output().strip());
    }

    private static Daemon start(Path directory, Service service) throws Exception {
        return Daemon.start(directory, directory.resolve("subscriber.log"), words("follow", directory, service));
    }

    private static List<String> words(String command, Path directory, Service service) {
        return List.of("/usr/bin/python3", PROGRAM.toAbsolutePath().toString(), command, service.address().toString(),
                directory.resolve("copy").toString());
    }
}
