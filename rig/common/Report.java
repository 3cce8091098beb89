package common;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Figures of a run, and its bars: requirements, each of which it holds or not. */
public final class Report {

    /** How many times the bar of a time is, where the load of the machine must not decide. */
    private static final double GENEROUS = 5;

    private final boolean timesDecide;
    private final Consumer<String> lines;
    private final List<String> below = new ArrayList<>();
    private int bars;

    Report(boolean timesDecide, Consumer<String> lines) {
        this.timesDecide = timesDecide;
        this.lines = lines;
    }

    public boolean timesDecide() {
        return timesDecide;
    }

    /** Says the figures of each kind of request. */
    public void sayKinds(String name, Samples samples) {
        samples.kinds().forEach(kind -> say("%s, %s: %s", name, kind, samples.of(kind)));
    }

    /** Says what happens, or a figure without a bar. */
    public void say(String format, Object... values) {
        lines.accept("        " + String.format(Locale.ROOT, format, values));
    }

    public void atMost(String what, double figure, double bar) {
        decide(figure <= bar, "%s: %s (at most %s)", what, number(figure), number(bar));
    }

    public void atLeast(String what, double figure, double bar) {
        decide(figure >= bar, "%s: %s (at least %s)", what, number(figure), number(bar));
    }

    /** Bar of a time, which is generous in the short form. */
    public void timeAtMost(String what, double figure, double bar) {
        timeAtMost(what, figure, bar, GENEROUS * bar);
    }

    /** Bar of a time, and the one of the short form. */
    public void timeAtMost(String what, double figure, double bar, double generous) {
        atMost(what, figure, timesDecide ? bar : generous);
    }

    /** Bar of a rate or a ratio, which depends on the load of the machine: the short form only tells it. */
    public void ratioAtLeast(String what, double figure, double bar) {
        if (timesDecide) {
            atLeast(what, figure, bar);
        } else {
            say("%s: %s (the long form wants at least %s)", what, number(figure), number(bar));
        }
    }

    /** The same for what should be small. */
    public void ratioAtMost(String what, double figure, double bar) {
        if (timesDecide) {
            atMost(what, figure, bar);
        } else {
            say("%s: %s (the long form wants at most %s)", what, number(figure), number(bar));
        }
    }

    /**
     * Requests of which none may fail. In the short form, a machine that is busy otherwise may make the service refuse
     * half of them, with 503 and a time to try again.
     */
    public void noneFailed(String what, Samples samples) {
        Samples wrong = timesDecide
                ? samples.of(sample -> !sample.succeeded())
                : samples.of(sample -> !sample.succeeded() && !sample.refused());
        decide(wrong.size() == 0, "%s: %d%s (at most 0)", what, wrong.size(),
                wrong.size() == 0 ? "" : " " + wrong.failures());
        int refused = samples.failed() - wrong.size();
        if (refused > 0) {
            decide(refused * 2 <= samples.size(), "%s: refused %d (at most half of %d)", what, refused, samples.size());
        }
    }

    /** Bar that is a sentence, with what was seen instead. */
    public void holds(String what, boolean holds, Object seen) {
        decide(holds, "%s%s", what, holds ? "" : ", but: " + seen);
    }

    /** A run that could not be carried out is below its bar. */
    void failed(Throwable problem) {
        decide(false, "the run could not be carried out: %s", problem);
        for (StackTraceElement element : problem.getStackTrace()) {
            say("  at %s", element);
        }
    }

    private void decide(boolean holds, String format, Object... values) {
        bars++;
        String line = String.format(Locale.ROOT, format, values);
        lines.accept((holds ? "holds   " : "BELOW   ") + line);
        if (!holds) {
            below.add(line);
        }
    }

    private static String number(double figure) {
        return figure == Math.rint(figure)
                ? String.format(Locale.ROOT, "%.0f", figure)
                : String.format(Locale.ROOT, Math.abs(figure) < 10 ? "%.2f" : "%.1f", figure);
    }

    /** {@return whether there were bars, and all of them held} */
    boolean held() {
        return bars > 0 && below.isEmpty();
    }

    int bars() {
        return bars;
    }

    List<String> below() {
        return List.copyOf(below);
    }
}
