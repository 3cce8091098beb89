package io.masthead.architecture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Small compiled project of four modules that keeps all rules, with violations on demand. */
final class Shop {

    private static final List<String> MODULES = List.of("core", "table", "rest", "start");

    private final Path directory;

    private Shop(Path directory) {
        this.directory = directory;
    }

    static Shop in(Path directory) throws IOException {
        Shop shop = new Shop(directory);
        shop.write("hexagon.properties", "root = com.acme.shop\nclasses = */target/classes\nbaseline = baseline.txt\n");
        shop.write("pom.xml", """
                <project>
                  <groupId>com.acme</groupId>
                  <artifactId>shop</artifactId>
                  <modules>
                    <module>core</module>
                    <module>table</module>
                    <module>rest</module>
                    <module>start</module>
                  </modules>
                </project>
                """);
        shop.build("core");
        shop.build("table", "core");
        shop.build("rest", "core");
        shop.build("start", "core", "table", "rest");
        shop.source("core", "domain/Price", "public record Price(long cents) {}");
        shop.source("core", "domain/Prices", "public interface Prices { Price of(String thing); }");
        shop.source(
                "core",
                "application/AskPrice",
                "@FunctionalInterface public interface AskPrice { long ask(String thing); }");
        shop.source("core", "application/AskPriceUseCase", """
                import com.acme.shop.domain.Prices;
                public final class AskPriceUseCase implements AskPrice {
                    private final Prices prices;
                    public AskPriceUseCase(Prices prices) { this.prices = prices; }
                    @Override public long ask(String thing) { return prices.of(thing).cents(); }
                }
                """);
        shop.source("table", "adapters/table/TableConfiguration", """
                import com.acme.shop.domain.Price;
                import com.acme.shop.domain.Prices;
                public final class TableConfiguration {
                    public Prices prices() { return new TablePrices(); }
                    static final class TablePrices implements Prices {
                        @Override public Price of(String thing) { return new Price(thing.length()); }
                    }
                }
                """);
        shop.source("rest", "adapters/rest/RestConfiguration", """
                import com.acme.shop.application.AskPrice;
                public final class RestConfiguration {
                    private final AskPrice price;
                    public RestConfiguration(AskPrice price) { this.price = price; }
                    public String respond(String thing) { return String.valueOf(price.ask(thing)); }
                }
                """);
        shop.source("start", "bootstrap/Start", """
                import com.acme.shop.adapters.rest.RestConfiguration;
                import com.acme.shop.adapters.table.TableConfiguration;
                import com.acme.shop.application.AskPriceUseCase;
                final class Start {
                    public static void main(String[] arguments) {
                        new RestConfiguration(new AskPriceUseCase(new TableConfiguration().prices())).respond("lamp");
                    }
                }
                """);
        return shop.compiled();
    }

    /** Adds a dependency of one adapter on the other to the code. */
    Shop withShortcut() throws IOException {
        source("rest", "adapters/rest/Shortcut", """
                import com.acme.shop.adapters.table.TableConfiguration;
                final class Shortcut {
                    private final TableConfiguration table = new TableConfiguration();
                    @Override public String toString() { return table.toString(); }
                }
                """);
        return compiled();
    }

    /** Adds a dependency of one adapter on the other to the build. */
    Shop withDependency() throws IOException {
        build("rest", "core", "table");
        return this;
    }

    /** Adds a class that is transactional by a composed annotation of a library. */
    Shop withLibrary() throws IOException {
        write("lib/src/Transactional.java", """
                package org.springframework.transaction.annotation;
                public @interface Transactional {}
                """);
        write("lib/src/Atomic.java", """
                package org.lib;
                @org.springframework.transaction.annotation.Transactional
                @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                public @interface Atomic {}
                """);
        compile(directory.resolve("lib/src"), library(), "");
        source("table", "adapters/table/TableWriter", "@org.lib.Atomic final class TableWriter {}");
        return compiled();
    }

    Path library() {
        return directory.resolve("lib/classes");
    }

    Path config() {
        return directory.resolve("hexagon.properties");
    }

    Path baseline() {
        return directory.resolve("baseline.txt");
    }

    String[] classes() {
        return MODULES.stream().map(this::classes).map(Path::toString).toArray(String[]::new);
    }

    private Path classes(String module) {
        return directory.resolve(module).resolve("target/classes");
    }

    private void source(String module, String name, String body) throws IOException {
        String packageName =
                "com.acme.shop." + name.substring(0, name.lastIndexOf('/')).replace('/', '.');
        write(module + "/src/main/java/com/acme/shop/" + name + ".java", "package " + packageName + ";\n" + body);
    }

    private void build(String module, String... dependencies) throws IOException {
        StringBuilder text = new StringBuilder("<project>\n<parent><groupId>com.acme</groupId>"
                + "<artifactId>shop</artifactId></parent>\n<artifactId>" + module + "</artifactId>\n<dependencies>\n");
        for (String dependency : dependencies) {
            text.append("<dependency><groupId>com.acme</groupId><artifactId>" + dependency
                    + "</artifactId></dependency>\n");
        }
        write(module + "/pom.xml", text.append("</dependencies>\n</project>\n").toString());
    }

    private Shop compiled() throws IOException {
        String path = String.join(File.pathSeparator, classes()) + File.pathSeparator + library();
        for (String module : MODULES) {
            compile(directory.resolve(module).resolve("src"), classes(module), path);
        }
        return this;
    }

    private static void compile(Path sources, Path classes, String path) throws IOException {
        try (Stream<Path> found = Files.walk(sources)) {
            Stream<String> files = found.map(Path::toString).filter(file -> file.endsWith(".java"));
            Stream<String> options =
                    Stream.of("-proc:none", "--release", "17", "-g", "-cp", path, "-d", classes.toString());
            String[] arguments = Stream.concat(options, files).toArray(String[]::new);
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                    .isZero();
        }
    }

    private void write(String file, String text) throws IOException {
        Path target = directory.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }
}
