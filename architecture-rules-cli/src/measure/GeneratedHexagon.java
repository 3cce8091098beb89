import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Generates a hexagon of many features, compiles it, and writes its hexagon.properties. Each feature has an entity with
 * values, ports, use cases, a controller and a repository; in every fifth one the entity reads the clock and prints.
 */
public final class GeneratedHexagon {

    private static final int CLASSES_OF_A_FEATURE = 20;
    private static final int FEATURES_OF_A_COMPILATION = 150;

    private final Path directory;

    private GeneratedHexagon(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        GeneratedHexagon hexagon = new GeneratedHexagon(Path.of(arguments[0]));
        hexagon.generate(Integer.parseInt(arguments[1]) / CLASSES_OF_A_FEATURE);
    }

    private void generate(int features) throws IOException {
        Files.writeString(directory.resolve("hexagon.properties"), """
                root = com.acme
                classes = classes
                """);
        Files.createDirectories(directory.resolve("classes"));
        List<Path> sources = new ArrayList<>();
        sources.add(source("com.acme.bootstrap", "Start", "public final class Start {}"));
        for (int number = 1; number <= features; number++) {
            feature(sources, "f" + number, number % 5 == 0);
            if (number % FEATURES_OF_A_COMPILATION == 0 || number == features) {
                compile(sources);
                sources.clear();
            }
        }
    }

    private void feature(List<Path> sources, String feature, boolean isBroken) throws IOException {
        String domain = "com.acme.domain." + feature;
        String application = "com.acme.application." + feature;
        for (int value = 1; value <= 8; value++) {
            sources.add(source(domain, "Value" + value, """
                    import java.util.*;
                    public record Value%1$d(String text, int size) implements Comparable<Value%1$d> {
                        public Value%1$d { Objects.requireNonNull(text); if (size < 0) throw new IllegalArgumentException(text); }
                        public List<String> parts() { return Arrays.stream(text.split(",")).map(String::strip).toList(); }
                        @Override public int compareTo(Value%1$d other) { return Integer.compare(size, other.size); }
                    }
                    """.formatted(value)));
        }
        sources.add(source(domain, "Entity", """
                import java.util.*;
                public final class Entity {
                    private final Value1 id; private final Map<Value2, Value3> values = new TreeMap<>();
                    public Entity(Value1 id) { this.id = id; }
                    public Value1 id() { return id; }
                    public void put(Value2 key, Value3 value) { values.merge(key, value, (one, other) -> other); %s }
                    public Optional<Value3> get(Value2 key) { return Optional.ofNullable(values.get(key)); }
                }
                """.formatted(isBroken ? "System.out.println(java.time.Instant.now());" : "")));
        sources.add(source(domain, "Entities", """
                import java.util.*;
                public interface Entities { Optional<Entity> find(Value1 id); void save(Entity entity); }
                """));
        for (int operation = 1; operation <= 3; operation++) {
            sources.add(source(application, "Operation" + operation, """
                    import %s.*;
                    public interface Operation%d { Value3 run(Value1 id, Value2 key); }
                    """.formatted(domain, operation)));
            sources.add(source(application, "Operation" + operation + "Service", """
                    import %1$s.*;
                    public final class Operation%2$dService implements Operation%2$d {
                        private final Entities entities;
                        public Operation%2$dService(Entities entities) { this.entities = entities; }
                        @Override public Value3 run(Value1 id, Value2 key) {
                            return entities.find(id).flatMap(entity -> entity.get(key)).orElseThrow();
                        }
                    }
                    """.formatted(domain, operation)));
        }
        sources.add(source("com.acme.adapters.rest." + feature, "Controller", """
                import %1$s.*; import %2$s.*;
                final class Controller {
                    private final Operation1 first; private final Operation2 second; private final Operation3 third;
                    Controller(Operation1 first, Operation2 second, Operation3 third) {
                        this.first = first; this.second = second; this.third = third;
                    }
                    String respond(String id, String key) {
                        return Response.of(first.run(new Value1(id, 1), new Value2(key, 2))).text()
                                + second.run(new Value1(id, 1), new Value2(key, 2)).text()
                                + third.run(new Value1(id, 1), new Value2(key, 2)).size();
                    }
                }
                """.formatted(domain, application)));
        sources.add(source("com.acme.adapters.rest." + feature, "Response", """
                record Response(String text) {
                    static Response of(%s.Value3 value) { return new Response(value.text()); }
                }
                """.formatted(domain)));
        sources.add(source("com.acme.adapters.table." + feature, "TableEntities", """
                import %s.*; import java.util.*; import java.util.concurrent.*;
                final class TableEntities implements Entities {
                    private final Map<String, Row> rows = new ConcurrentHashMap<>();
                    @Override public Optional<Entity> find(Value1 id) {
                        return Optional.ofNullable(rows.get(id.text())).map(Row::entity);
                    }
                    @Override public void save(Entity entity) { rows.put(entity.id().text(), new Row(entity)); }
                }
                """.formatted(domain)));
        sources.add(source("com.acme.adapters.table." + feature, "Row", """
                record Row(%s.Entity entity) {}
                """.formatted(domain)));
    }

    private Path source(String packageName, String name, String body) throws IOException {
        Path file = directory.resolve("src/main/java/" + packageName.replace('.', '/') + "/" + name + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "package " + packageName + ";\n" + body);
    }

    private void compile(List<Path> sources) {
        String classes = directory.resolve("classes").toString();
        Stream<String> options =
                Stream.of("-proc:none", "-nowarn", "--release", "17", "-g", "-cp", classes, "-d", classes);
        String[] arguments = Stream.concat(options, sources.stream().map(Path::toString))
                .toArray(String[]::new);
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments) != 0) {
            throw new IllegalStateException("the generated sources do not compile");
        }
    }
}
