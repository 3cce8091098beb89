package io.masthead.bootstrap.secrecy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Output of the service during the tests of this JVM: in the JVM, in processes of its own, and in postgres.log. */
public final class Printed {

    private static final ByteArrayOutputStream CONSOLE = new ByteArrayOutputStream();
    private static final Set<Text> ELSEWHERE = ConcurrentHashMap.newKeySet();

    private Printed() {}

    /** Adds the output of a process. */
    public static void addOutput(String text) {
        ELSEWHERE.add(new Text("a process", text));
    }

    /** Adds the log of a service's PostgreSQL, and to the secrets those that are stored beside the data. */
    public static void addFilesOf(Path dataDirectory) {
        Secrets.KNOWN.addFile(dataDirectory.resolve("secret-key"));
        Secrets.KNOWN.addFile(dataDirectory.resolve("postgres-password"));
        Path log = dataDirectory.resolve("postgres.log");
        if (Files.exists(log)) { // not where the database runs elsewhere
            try {
                ELSEWHERE.add(new Text("postgres.log", Files.readString(log)));
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }

    /** Copies both streams; their previous readers still get all output. */
    static void listenToConsole() {
        System.setOut(copying(System.out));
        System.setErr(copying(System.err));
    }

    static String onConsole() {
        return CONSOLE.toString(StandardCharsets.UTF_8);
    }

    /** {@return the secrets that were found, with their locations} */
    static List<String> secrets() {
        return Stream.concat(Stream.of(new Text("the console", onConsole())), ELSEWHERE.stream())
                .flatMap(text -> Secrets.KNOWN.in(text.content()).stream().map(found -> text.origin() + ": " + found))
                .toList();
    }

    private static PrintStream copying(PrintStream stream) {
        OutputStream both = new OutputStream() {
            @Override
            public void write(int part) {
                write(new byte[] {(byte) part}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                CONSOLE.write(bytes, offset, length);
                stream.write(bytes, offset, length);
            }

            @Override
            public void flush() {
                stream.flush();
            }
        };
        return new PrintStream(both, true, StandardCharsets.UTF_8);
    }

    private record Text(String origin, String content) {}
}
