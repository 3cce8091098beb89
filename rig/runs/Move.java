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
import common.Request;
import common.Response;
import common.Rig;
import common.Run;
import common.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** R29. */
final class Move implements Run {

    private static final List<String> READ = List.of(
            "/users?limit=100", "/posts?limit=100&sort=id", "/posts?limit=50&q=changed&total=true", "/posts/1", "/users/1");

    @Override
    public String name() {
        return "move";
    }

    @Override
    public String summary() {
        return "move --to another PostgreSQL, killed and resumed: every response is as before";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("kills", 5, 1, "how often it is killed"),
                new Option("posts", 50_000, 2_000, "how many posts move"),
                new Option("seed", 1, 1, "of the moments at which it is killed"));
    }

    @Override
    public List<String> programs() {
        return Postgres.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        Service embedded = rig.startedService();
        Clients before = rig.clients(embedded);
        Account account = Account.register(before, "rig");
        String token = account.token();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < rig.number("posts"); i++) {
            lines.append("{\"title\":\"Line ").append(i).append("\",\"body\":\"\u00e9\\u0007\\\\ \uD83D\uDE00\"}\n");
        }
        Response unusedImport = before.prepare(Request.of("POST", "/posts/import", "application/x-ndjson", lines.toString())
                        .as(token), 200);
        Response unusedChange = before.send(Request.of(
                                "PATCH", "/posts/1", "application/merge-patch+json", "{\"title\":\"Changed\"}")
                        .as(token))
                .expect(200);
        List<String> responses = responses(before, token);
        embedded.close();

        Postgres postgres = rig.postgres();
        Random random = new Random(rig.number("seed"));
        int killed = 0;
        int ended = -1;
        while (killed < rig.number("kills") && ended < 0) {
            Daemon move = embedded.launchCommand("move", "--to", postgres.url());
            // From before its first row to about its last.
            ended = move.awaitExit(0.6 + random.nextDouble() * rig.number("posts") / 20_000.0);
            if (ended < 0) {
                move.kill();
                killed++;
            } else {
                report.say("%s", move.log().strip().replace("\n", "\n        "));
            }
        }
        report.say("killed %d times", killed);
        if (ended < 0) {
            Command moved = embedded.command("move", "--to", postgres.url());
            report.say("%s", moved.output().strip().replace("\n", "\n        "));
            ended = moved.exit();
        }
        report.holds("move: exit code 0", ended == 0, ended);
        embedded.launch();
        int exit = embedded.process().awaitExit(60);
        report.holds("the old data cannot be served any more, by mistake", exit == 1, exit);
        Service service = rig.startedService(
                "DATABASE_URL=" + postgres.url(), "SECRET_KEY=" + secret(embedded.directory().resolve("data")));
        Clients after = rig.clients(service);
        if (rig.sabotaged()) {
            String unused = postgres.sql("delete from posts where id = 77");
        }
        List<String> moves = responses(after, token);
        for (int i = 0; i < READ.size(); i++) {
            report.holds("the same response to GET " + READ.get(i), moves.get(i).equals(responses.get(i)), "another one");
        }
        report.holds("the session goes on", moves.getLast().equals(responses.getLast()), moves.getLast());
        int posts = Ledger.titles(after, account.id()).values().stream().mapToInt(count -> count).sum();
        report.holds("as many posts", posts == rig.number("posts"), posts);
        String id = after.send(Request.json("POST", "/posts", "{\"title\":\"New\"}").as(account.through(after).token()))
                .expect(201)
                .member("id");
        report.atLeast("the id of a new post", Long.parseLong(id), rig.number("posts") + 1.0);
        report.atMost("lines of ERROR", service.errors().size(), 0);
    }

    private static List<String> responses(Clients clients, String token) throws Exception {
        List<String> responses = new java.util.ArrayList<>();
        for (String path : READ) {
            responses.add(clients.get(path).body());
        }
        responses.add(Integer.toString(clients.send(Request.get("/users/me").as(token)).status()));
        return responses;
    }

    /** {@return the key that lies beside the embedded database} */
    private static String secret(Path data) throws Exception {
        try (Stream<Path> files = Files.list(data)) {
            Path file = files.filter(path -> path.getFileName().toString().contains("secret"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file).strip();
        }
    }
}
