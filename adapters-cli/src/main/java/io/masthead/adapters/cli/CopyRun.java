package io.masthead.adapters.cli;

import io.masthead.adapters.cli.Backups.ByteProgress;
import java.io.PrintWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Run of a command that copies all data, with its progress. A signal lets it remove what is not complete. */
final class CopyRun implements ByteProgress, AutoCloseable {

    private final String name;
    private final PrintWriter target;
    private @Nullable Progress progress;

    private CopyRun(String name, PrintWriter target) {
        this.name = name;
        this.target = target;
    }

    static int run(String name, CommandSpec spec, Interruption interruption, Function<ByteProgress, String> work) {
        interruption.prepare();
        String done;
        try (CopyRun copy = new CopyRun(name, spec.commandLine().getErr())) {
            done = work.apply(copy);
        }
        spec.commandLine().getOut().println(done);
        return Commands.DONE;
    }

    @Override
    public void reached(long done, long total) {
        if (progress == null) {
            progress = Progress.ofBytes(name, total, target);
        }
        progress.expect(total);
        progress.reach(done);
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
