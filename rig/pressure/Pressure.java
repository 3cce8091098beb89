package pressure;

import common.Clients;
import common.Option;
import common.Report;
import common.Request;
import common.Rig;
import common.Run;
import common.Samples;
import common.Service;
import common.Traffic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One client attacks a live service by all of its means at once, while another client does what it always does. */
public final class Pressure implements Run {

    /** The address of the client that attacks; the other one is at 127.0.0.1. */
    static final String ATTACKER = "127.0.0.2";

    private static final int LONGEST_CALM = 10;
    private static final int LONGEST_PAUSE = 60;
    private static final long MOST_LOG_BYTES = 1_000_000;
    private static final double MOST_MILLISECONDS = 250;

    @Override
    public String name() {
        return "pressure";
    }

    @Override
    public String summary() {
        return "one client does its worst, by all means at once; the others must not notice";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("seconds", 600, 10, "of the attack"),
                new Option("posts", 1_000_000, 3_000, "how many posts there are"),
                new Option("heap", 768, 768, "of the service, in MiB"));
    }

    @Override
    public void perform(Rig rig) throws Exception {
        int seconds = rig.number("seconds");
        Duration pause = Duration.ofSeconds(Math.min(LONGEST_PAUSE, seconds / 3));
        Duration calmTime = Duration.ofSeconds(Math.min(LONGEST_CALM, seconds / 3));
        Service service = rig.service(
                List.of("-Xmx" + rig.number("heap") + "m"),
                // The defaults, as in production.
                "REGISTRATION_RATE_LIMIT=300/h",
                "SIGN_IN_RATE_LIMIT=60/m",
                "RATE_LIMIT=" + (rig.sabotaged() ? "100/m" : "off"));
        double unused = service.start();
        rig.report().say("preparing %d posts ...", rig.number("posts"));
        Preparation prepared = Preparation.of(service.address(), rig.number("posts"));
        new WarmUp(service.address(), prepared).run(pause);
        Samples calm = bystander(rig, service, prepared, calmTime);
        long logBefore = service.logBytes();
        Path output = rig.directory("attack").resolve("attack.txt");
        Process attack = attack(service, seconds, prepared, output);
        Samples attacked = bystander(rig, service, prepared, Duration.ofSeconds(seconds));
        long most = service.residentMebibytes();
        int unusedExit = attack.waitFor();
        Thread.sleep(pause);
        Samples after = bystander(rig, service, prepared, calmTime);
        print(rig.report(), "calm", calm);
        print(rig.report(), "attacked", attacked);
        print(rig.report(), "afterwards", after);
        Files.readString(output).lines().forEach(line -> rig.report().say("%s", line));
        rig.report().say("resident %d MiB under attack, %d MiB after", most, service.residentMebibytes());
        judge(rig.report(), service, calm, attacked, after, service.logBytes() - logBefore);
    }

    /** Reads an account 25 times a second, asks whether the service lives, and signs in now and then. */
    private static Samples bystander(Rig rig, Service service, Preparation prepared, Duration time) throws Exception {
        Clients clients = rig.clients(service);
        Traffic traffic = new Traffic()
                .with("user", Duration.ofMillis(40), clients, () -> Request.get("/users/" + prepared.account().id()))
                .with("livez", Duration.ofMillis(500), clients, () -> Request.get("/livez"))
                .with("sign-in", Duration.ofMillis(3_000), clients, prepared.account()::signInRequest);
        Thread.sleep(time);
        traffic.close();
        return traffic.samples(sample -> true);
    }

    private static Process attack(Service service, int seconds, Preparation prepared, Path output) throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx1g",
                        Path.of("rig", "pressure", "Attack.java").toAbsolutePath().toString(),
                        service.address().toString(),
                        Integer.toString(seconds),
                        prepared.attackers())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static void print(Report report, String when, Samples samples) {
        for (String kind : List.of("user", "livez", "sign-in")) {
            report.say("%s, %s: %s", when, kind, samples.of(kind));
        }
    }

    private static void judge(
            Report report, Service service, Samples calm, Samples attacked, Samples after, long logBytes) throws Exception {
        Samples users = attacked.of("user");
        report.atLeast("requests of others", attacked.size(), 50);
        report.noneFailed("failed requests of others", attacked);
        report.ratioAtMost("p99 of others, ms", users.percentile(99), MOST_MILLISECONDS);
        report.noneFailed("failed requests afterwards", after);
        report.ratioAtMost("p50 afterwards, ms", after.of("user").percentile(50),
                Math.max(2 * calm.of("user").percentile(50), 5));
        report.atMost("lines of ERROR", service.errors().size(), 0);
        report.atMost("bytes by which the logs grew", logBytes, MOST_LOG_BYTES);
    }
}
