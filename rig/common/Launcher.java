package common;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Carries out runs, and says how they ended. */
public final class Launcher {

    private static final int WIDTH = 100;
    private static final int BELOW = 1;
    private static final int WRONG_USAGE = 2;
    private static final int MOST_AT_A_TIME = 2;

    /** End of a run. */
    private record Outcome(String name, boolean held, int bars, double seconds, List<String> below) {}

    private final List<Run> runs;

    public Launcher(List<Run> runs) {
        this.runs = runs;
    }

    /** {@return the exit code} */
    public int launch(List<String> arguments) throws Exception {
        Arguments parsed;
        try {
            parsed = Arguments.parse(arguments, runs);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return WRONG_USAGE;
        }
        List<Outcome> outcomes = new ArrayList<>();
        Path directory = Scratch.create("jar");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
        Distribution distribution = Distribution.prepared(parsed.jar(), directory, parsed.quick());
        outcomes.addAll(perform(parsed, distribution));
        if (outcomes.size() > 1) {
            print(outcomes);
        }
        // A sabotaged run has to find what was done to it.
        boolean held = outcomes.stream().allMatch(outcome -> outcome.held() != parsed.sabotage());
        return held ? 0 : BELOW;
    }

    /** In the short form, where times do not decide, two at a time: most of a run is waiting. */
    private static List<Outcome> perform(Arguments arguments, Distribution distribution) throws Exception {
        int atATime = arguments.quick() && arguments.chosen().size() > 1 ? MOST_AT_A_TIME : 1;
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(atATime)) {
            List<Future<Outcome>> pending = new ArrayList<>();
            for (Run run : arguments.chosen()) {
                pending.add(threads.submit(() -> perform(run, distribution, arguments, atATime == 1)));
            }
            for (Future<Outcome> outcome : pending) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }

    private static Outcome perform(Run run, Distribution distribution, Arguments arguments, boolean atOnce)
            throws Exception {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Consumer<String> output = atOnce ? System.out::println : lines::add;
        output.accept(run.name() + ": " + run.summary());
        long start = System.nanoTime();
        Report report = new Report(!arguments.quick(), output);
        Map<String, Integer> numbers = new HashMap<>();
        for (Option option : run.options()) {
            numbers.put(
                    option.name(),
                    Optional.ofNullable(arguments.numbers().get(option.name()))
                            .orElse(arguments.quick() ? option.quick() : option.usual()));
        }
        Rig rig = new Rig(Scratch.create(run.name()), distribution, numbers, arguments.sabotage(), report);
        // Ctrl-C leaves nothing running, and begins nothing new.
        Thread cleaner = new Thread(() -> close(rig));
        try {
            Runtime.getRuntime().addShutdownHook(cleaner);
        } catch (IllegalStateException stopping) {
            close(rig);
            throw stopping;
        }
        try (rig) {
            Machine.require(run.programs());
            run.perform(rig);
        } catch (Exception problem) {
            report.failed(problem);
        }
        boolean unused = Runtime.getRuntime().removeShutdownHook(cleaner);
        double seconds = (System.nanoTime() - start) / 1e9;
        output.accept(String.format(
                Locale.ROOT, "%s in %.0f s%n", report.held() ? "HOLDS" : "BELOW ITS BAR", seconds));
        if (!atOnce) {
            System.out.println(String.join("\n", lines));
        }
        return new Outcome(run.name(), report.held(), report.bars(), seconds, report.below());
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > WIDTH ? line.substring(0, WIDTH) + " ..." : line;
    }

    private static void delete(Path directory) {
        try {
            Scratch.delete(directory);
        } catch (IOException problem) {
            System.err.println(problem);
        }
    }

    private static void close(Rig rig) {
        try {
            rig.close();
        } catch (IOException problem) {
            System.err.println(problem);
        }
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
                    outcome.below().isEmpty() ? "" : firstLine(outcome.below().getFirst()));
        }
    }
}
