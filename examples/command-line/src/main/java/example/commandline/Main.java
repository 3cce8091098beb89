package example.commandline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Reads commands, one per line, and prints the outcome of each. */
public final class Main {

    private Main() {}

    /**
     * Runs until the end of the input.
     *
     * @param arguments unused
     * @throws IOException if the input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Blog blog = new Blog();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            System.out.println(blog.run(command));
        }
    }
}
