package runs;

import common.Account;
import common.Await;
import common.Clients;
import common.Option;
import common.Postgres;
import common.Report;
import common.Request;
import common.Response;
import common.Rig;
import common.Run;
import common.Samples;
import common.Service;
import common.Traffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** R24. */
final class ClockSteps implements Run {

    private static final String LIBRARY = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public String summary() {
        return "the clock of the service is set three hours forward and back while it runs: no request fails of it";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("seconds", 15, 2, "between two steps"));
    }

    @Override
    public List<String> programs() {
        return Stream.concat(Postgres.PROGRAMS.stream(), Stream.of("faketime:" + LIBRARY)).toList();
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        Postgres postgres = rig.postgres();
        Path clock = Files.writeString(rig.directory("clock").resolve("offset"), "+0");
        // Only this process has another time; its monotonic clock goes on as before, which its timed waits follow: with
        // its correction for older C libraries, libfaketime ends each of them at once. The file is read once a second.
        Service service = rig.service(
                List.of("env", "LD_PRELOAD=" + LIBRARY, "FAKETIME_TIMESTAMP_FILE=" + clock, "FAKETIME_CACHE_DURATION=1",
                        "FAKETIME_DONT_FAKE_MONOTONIC=1", "DONT_FAKE_MONOTONIC=1", "FAKETIME_FORCE_MONOTONIC_FIX=0"),
                List.of(),
                "DATABASE_URL=" + postgres.url());
        double unused = service.start();
        Clients clients = rig.clients(service);
        Account account = Account.register(clients, "rig");
        String token = account.token();
        String id = clients.send(post(token)).expect(201).member("id");
        Traffic traffic = rig.keep(new Traffic()
                .with("user", Duration.ofMillis(40), rig.clients(service, "127.0.0.11"),
                        () -> Request.get("/users/" + account.id()))
                .with("list", Duration.ofMillis(100), rig.clients(service, "127.0.0.11"),
                        () -> Request.get("/posts?limit=20"))
                .with("readyz", Duration.ofMillis(200), rig.clients(service, "127.0.0.12"), () -> Request.get("/readyz")));
        for (String offset : List.of("+3h", "+0", "-3h", "+0")) {
            Await.pause(rig.number("seconds"));
            Path unusedFile = Files.writeString(clock, offset);
            // The record of the step is wrong: the service has another time than it says.
            step(report, clients, account, id, token, rig.sabotaged() ? "+1h" : offset);
            token = account.token();
        }
        Await.pause(rig.number("seconds"));
        traffic.close();
        Samples all = traffic.samples(sample -> true);
        report.say("requests without credentials: %s", all);
        report.atLeast("requests without credentials", all.size(), rig.number("seconds") * 20);
        // Tomcat counts by the clock how long a connection has been idle, and closes it after a step: the request that
        // crosses this is lost, as with any connection that is kept (RFC 9112, section 9.3.1).
        report.atMost("failed requests without credentials",
                all.of(sample -> !sample.succeeded() && !sample.refused()).size(), 4);
        report.timeAtMost("longest of them, ms", all.longest(), 6_000, 6_500);
        report.atMost("lines of ERROR", service.errors().size(), 0);
    }

    private static void step(Report report, Clients clients, Account account, String id, String token, String offset)
            throws Exception {
        double wanted = offset.equals("+0") ? 0 : Integer.parseInt(offset.replace("h", ""));
        double reached = Await.within(10, () -> Math.abs(hoursAhead(clients) - wanted) < 0.1);
        report.holds(offset + ": the step reached the service", reached >= 0, hoursAhead(clients));
        int old = clients.send(post(token)).status();
        // An access token expires within three hours; one from the future may be good.
        boolean right = offset.equals("+3h") ? old == 401 : old == 201 || old == 401;
        report.holds(offset + ": a token from before expires, or is still good", right, old);
        String fresh = account.signIn();
        Response written = clients.send(post(fresh));
        report.holds(offset + ": a new sign-in is good for a change", written.status() == 201, written.status());
        String body = "{\"title\":\"Changed " + offset + "\"}";
        int changed = clients.send(Request.of("PATCH", "/posts/" + id, "application/merge-patch+json", body)
                        .as(fresh))
                .status();
        report.holds(offset + ": an older post can be changed", changed == 200, changed);
        String key = "clock-" + offset + System.nanoTime();
        String one = clients.send(post(fresh).with("Idempotency-Key", key)).member("id");
        String two = clients.send(post(fresh).with("Idempotency-Key", key)).member("id");
        report.holds(offset + ": a repeated request is executed once", one.equals(two), one + " and " + two);
    }

    /** {@return by how many hours the clock of the service is ahead, according to its responses} */
    private static double hoursAhead(Clients clients) throws Exception {
        String date = clients.get("/livez").header("date");
        return Duration.between(
                        java.time.Instant.now(),
                        java.time.ZonedDateTime.parse(date, java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant())
                .toSeconds() / 3_600.0;
    }

    private static Request post(String token) {
        return Request.json("POST", "/posts", "{\"title\":\"One\"}").as(token);
    }
}
