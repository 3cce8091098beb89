package common;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Carries out runs, and says how they ended. */
public final class Launcher {

    private static final int BELOW = 1;
    private static final int WRONG_USAGE = 2;

    /** End of a run. */
    private record Outcome(String name, boolean held, int bars, double seconds, List<String> below) {}

    private final List<Run> runs;

    public Launcher(List<Run> runs) {
        this.runs = runs;
    }

    /** {@return the exit code} */
    public int launch(List<String> arguments) throws Exception {
        Arguments parsed;
        List<Run> chosen;
        try {
            parsed = Arguments.parse(arguments, runs);
            chosen = parsed.run().equals("all") ? runs : runs.stream().filter(run -> run.name().equals(parsed.run())).toList();
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return WRONG_USAGE;
        }
        List<Outcome> outcomes = new ArrayList<>();
        Path directory = Scratch.create("jar");
        try {
            Distribution distribution =
                    parsed.quick() ? Distribution.quick(parsed.jar(), directory) : Distribution.of(parsed.jar());
            for (Run run : chosen) {
                outcomes.add(perform(run, distribution, parsed));
            }
        } finally {
            Scratch.delete(directory);
        }
        if (outcomes.size() > 1) {
            print(outcomes);
        }
        // A sabotaged run has to find what was done to it.
        boolean held = outcomes.stream().allMatch(outcome -> parsed.run().equals("all") && parsed.sabotage() != outcome.held()
                || !parsed.run().equals("all") && outcome.held());
        return held ? 0 : BELOW;
    }

    private static Outcome perform(Run run, Distribution distribution, Arguments arguments) throws Exception {
        System.out.println(run.name() + ": " + run.summary());
        long start = System.nanoTime();
        Report report = new Report(!arguments.quick());
        Map<String, Integer> numbers = new HashMap<>();
        for (Option option : run.options()) {
            numbers.put(
                    option.name(),
                    Optional.ofNullable(arguments.numbers().get(option.name()))
                            .orElse(arguments.quick() ? option.quick() : option.usual()));
        }
        try (Rig rig = new Rig(Scratch.create(run.name()), distribution, numbers, arguments.sabotage(), report)) {
            Machine.require(run.programs());
            run.perform(rig);
        } catch (Exception problem) {
            report.failed(problem);
            problem.printStackTrace(System.out);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%s in %.0f s%n%n", report.held() ? "HOLDS" : "BELOW ITS BAR", seconds);
        return new Outcome(run.name(), report.held(), report.bars(), seconds, report.below());
    }

    private static void print(List<Outcome> outcomes) {
        System.out.printf("%-16s %-6s %5s %8s%n", "run", "", "bars", "seconds");
        for (Outcome outcome : outcomes) {
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %-6s %5d %8.0f  %s%n",
                    outcome.name(),
                    outcome.held() ? "holds" : "BELOW",
                    outcome.bars(),
                    outcome.seconds(),
                    outcome.below().isEmpty() ? "" : outcome.below().getFirst());
        }
    }
}
