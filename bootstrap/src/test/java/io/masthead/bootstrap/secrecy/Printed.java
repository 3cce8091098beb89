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

/** What the service has written while tests ran in this JVM: here, as a process of its own, and to postgres.log. */
public final class Printed {

    private static final ByteArrayOutputStream CONSOLE = new ByteArrayOutputStream();
    private static final Set<Text> ELSEWHERE = ConcurrentHashMap.newKeySet();

    private Printed() {}

    /** Adds what a process of its own wrote. */
    public static void addOutput(String text) {
        ELSEWHERE.add(new Text("a process", text));
    }

    /** Adds what the PostgreSQL of a service wrote, and to the secrets those that are kept beside the data. */
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

    /** Listens to both streams; whoever read them before still does. */
    static void listenToConsole() {
        System.setOut(copying(System.out));
        System.setErr(copying(System.err));
    }

    static String onConsole() {
        return CONSOLE.toString(StandardCharsets.UTF_8);
    }

    /** {@return what was found, with where} */
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
