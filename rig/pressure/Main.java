package pressure;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Attack of one client on a live service, by all of its means at once, while another client does what it always does.
 * Arguments: the jar, the seconds of the attack, the number of posts, the heap of the service, and whether "times"
 * decide or "failures" alone.
 */
final class Main {

    /** The address of the client that attacks; the other one is at 127.0.0.1. */
    static final String ATTACKER = "127.0.0.2";

    private static final int LONGEST_CALM = 10;
    private static final int LONGEST_PAUSE = 60;
    private static final long MOST_LOG_BYTES = 1_000_000;
    private static final double MOST_MILLISECONDS = 250;

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("attack")) {
            new Attack(URI.create(arguments[1]), Integer.parseInt(arguments[2]), arguments[3]).run();
            return;
        }
        int seconds = Integer.parseInt(arguments[1]);
        Duration pause = Duration.ofSeconds(Math.min(LONGEST_PAUSE, seconds / 3));
        Duration calmTime = Duration.ofSeconds(Math.min(LONGEST_CALM, seconds / 3));
        Path directory = Files.createTempDirectory("masthead-rig");
        boolean held;
        try (Service service = Service.start(Path.of(arguments[0]), arguments[3], directory)) {
            System.out.println("Preparing " + arguments[2] + " posts ...");
            Preparation prepared = Preparation.of(service.address(), Integer.parseInt(arguments[2]));
            new WarmUp(service.address(), prepared).run(pause);
            Figures calm = new Bystander(service.address(), prepared).run(calmTime);
            long logBefore = service.logBytes();
            Process attack = attack(service, seconds, prepared, directory);
            Figures attacked = new Bystander(service.address(), prepared).run(Duration.ofSeconds(seconds));
            long most = service.residentMebibytes();
            attack.waitFor();
            Thread.sleep(pause);
            Figures after = new Bystander(service.address(), prepared).run(calmTime);
            print("calm", calm);
            print("attacked", attacked);
            print("a minute later", after);
            System.out.println(Files.readString(directory.resolve("attack.txt")));
            System.out.printf(
                    "log: %d bytes, %d lines of ERROR; resident %d MiB under attack, %d MiB after%n",
                    service.logBytes() - logBefore, service.errors(), most, service.residentMebibytes());
            held = held(service, calm, attacked, after, service.logBytes() - logBefore, arguments[4].equals("times"));
        }
        System.exit(held ? 0 : 1);
    }

    private static Process attack(Service service, int seconds, Preparation prepared, Path directory) throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx1g",
                        Path.of("rig", "pressure", "Main.java").toAbsolutePath().toString(),
                        "attack",
                        service.address().toString(),
                        Integer.toString(seconds),
                        prepared.attackers())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("attack.txt").toFile())
                .start();
    }

    private static void print(String when, Figures figures) {
        System.out.printf("%-15s %s%n", when, figures);
    }

    private static boolean held(
            Service service, Figures calm, Figures attacked, Figures after, long logBytes, boolean timesDecide)
            throws Exception {
        List<String> broken = new ArrayList<>();
        require(
                broken,
                attacked.failures().stream().allMatch(failure -> !timesDecide && failure.contains(") 503 ")),
                "requests of others failed: " + some(attacked.failures()));
        require(
                broken,
                attacked.failures().size() <= attacked.reads(),
                "more than half of the requests of others were refused");
        require(broken, !timesDecide || attacked.readP99() <= MOST_MILLISECONDS, "the p99 of others is over 250 ms");
        require(broken, service.errors() == 0, "there are lines of ERROR");
        require(broken, logBytes < MOST_LOG_BYTES, "the log grew by more than 1 MB");
        require(broken, after.failures().isEmpty(), "requests fail a minute later: " + some(after.failures()));
        require(
                broken,
                !timesDecide || after.readP50() <= Math.max(2 * calm.readP50(), 5),
                "the service is not as it was a minute later");
        broken.forEach(reason -> System.out.println("BELOW THE BAR: " + reason));
        return broken.isEmpty();
    }

    private static String some(List<String> failures) {
        return failures.size() + " times, first " + failures.stream().limit(3).toList();
    }

    private static void require(List<String> broken, boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }
}
