package common;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Program that runs to its end. */
public record Command(int exit, String output) {

    public static Command run(List<String> words) throws IOException, InterruptedException {
        return run(Path.of("/"), words);
    }

    public static Command run(Path directory, List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Command(process.waitFor(), output);
    }

    /** {@return what it printed, if it succeeded} */
    public static String expect(List<String> words) throws IOException, InterruptedException {
        Command command = run(words);
        if (command.exit != 0) {
            throw new IllegalStateException(String.join(" ", words) + " failed: " + command.output);
        }
        return command.output.strip();
    }

    static String expect(String... words) throws IOException, InterruptedException {
        return expect(List.of(words));
    }

    /** Sends a signal to a process of this run. */
    public static void signal(String name, long process) throws IOException, InterruptedException {
        String unused = expect("kill", "-" + name, Long.toString(process));
    }
}
