package runs;

import common.Launcher;
import common.Option;
import common.Run;
import java.util.List;
import pressure.Pressure;

/** The runs of the rig, by name. */
final class Main {

    private static final List<Run> RUNS = List.of(
            new Durability(),
            new DatabaseFaults(),
            new Overload(),
            new Pressure(),
            new SlowClients(),
            new Restart(),
            new Failover(),
            new Replica(),
            new DiskFull(),
            new ClockSteps(),
            new Soak(),
            new RedisFaults(),
            new Pooler(),
            new BackupUnderLoad(),
            new Move(),
            new OlderJar(),
            new Imports(),
            new Events(),
            new EventLatency(),
            new EventFanOut(),
            new EventReturn(),
            new EventSessions(),
            new EventRestart(),
            new EventFailover(),
            new EventThroughput(),
            new Subscriber());

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0 || List.of(arguments).contains("--help")) {
            help();
            return;
        }
        System.exit(new Launcher(RUNS).launch(List.of(arguments)));
    }

    private static void help() {
        System.out.println("""
                Usage: rig/run NAME[,NAME]... [OPTION]...   brings loads and faults upon the service; rig/README.md says why

                """.stripTrailing());
        System.out.println();
        for (Run run : RUNS) {
            System.out.printf("  %-17s %s%n", run.name(), run.summary());
            for (Option option : run.options()) {
                System.out.printf(
                        "  %-17s   --%s N   %s (%d; short: %d)%n",
                        "", option.name(), option.meaning(), option.usual(), option.quick());
            }
        }
        System.out.println("""
                  all              all of them, with a table at the end; with --short without those that need time or a
                                   quiet machine

                  --jar PATH       the service (default: bootstrap/target/masthead.jar, which is built if it is missing)
                  --short          at most 20 seconds each; decides by failures, losses and generous limits of time
                  --sabotage       does to the service or to the record what the run has to find; exits with 0 if
                                   each run ends below its bar
                  --help           this text

                Prints its figures; exits with 0 if all bars hold, with 1 if one does not, with 2 if it was called wrongly.
                Needs a JDK 25 and Linux; as root on Debian it installs the other programs that a run needs.""");
    }
}
