package io.masthead.bootstrap;

import io.masthead.bootstrap.settings.LogFormat;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.json.JsonWriter;

/** Reports why the service does not start, on the standard error stream: one line for each problem, also in JSON. */
final class StartReport {

    private static final JsonWriter<String> JSON = JsonWriter.of(line -> {
        line.add("@timestamp", problem -> Instant.now().toString());
        line.add("log").usingMembers(log -> {
            log.add("level", "ERROR");
            log.add("logger", Masthead.class.getName());
        });
        line.add("service").usingMembers(service -> service.add("name", "masthead"));
        line.add("message", problem -> problem);
        line.add("ecs").usingMembers(ecs -> ecs.add("version", "8.11"));
    });

    private StartReport() {}

    static void print(LogFormat format, List<String> problems) {
        for (String problem : problems) {
            System.err.println(format == LogFormat.JSON ? JSON.writeToString(problem) : problem);
        }
    }
}
