package io.masthead.architecture.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the goal as another build does, with Maven and the jars of this one. */
class CheckMojoIT {

    private static final String VERSION = System.getProperty("masthead.version");

    private static final String PLUGIN = "io.masthead:masthead-architecture-maven-plugin:" + VERSION + ":check";

    private static final String PARENT =
            "<parent><groupId>com.acme</groupId><artifactId>shop</artifactId><version>1</version></parent>";

    @TempDir
    private Path directory;

    private Path project;
    private String out = "";

    @BeforeEach
    void make() throws IOException {
        Path repository = directory.resolve("repository/io/masthead");
        install(repository, "masthead-parent", "../pom.xml", "");
        install(repository, "masthead-bom", "../bom/pom.xml", "");
        install(
                repository,
                "masthead-architecture-rules",
                "../architecture-rules/pom.xml",
                "../architecture-rules/target/masthead-architecture-rules-" + VERSION + ".jar");
        install(
                repository,
                "masthead-architecture-maven-plugin",
                "pom.xml",
                "target/masthead-architecture-maven-plugin.jar");
        project = Files.createDirectories(directory.resolve("shop"));
        top("<module>core</module><module>web</module>", goal(""));
        write("core/pom.xml", pom("core", PARENT, "", ""));
        write("web/pom.xml", pom("web", PARENT, "", dependency("core")));
        write("hexagon.properties", "root = com.acme.shop\nbootstrap = none\nbaseline = accepted.txt\n");
        type("core", "domain.Order", "public final class Order {}");
        type("core", "domain.Orders", "public interface Orders { Order find(long id); }");
        type(
                "core",
                "application.FindOrder",
                "public interface FindOrder { com.acme.shop.domain.Order find(long id); }");
        type("core", "application.OrderFinder", """
                public final class OrderFinder implements FindOrder {
                    private final com.acme.shop.domain.Orders orders;
                    public OrderFinder(com.acme.shop.domain.Orders orders) { this.orders = orders; }
                    @Override public com.acme.shop.domain.Order find(long id) { return orders.find(id); }
                }""");
        type("web", "adapters.web.OrderPage", """
                final class OrderPage {
                    private final com.acme.shop.application.FindOrder findOrder;
                    OrderPage(com.acme.shop.application.FindOrder findOrder) { this.findOrder = findOrder; }
                    public String show(long id) { return findOrder.find(id).toString(); }
                }""");
        memoryOrders("");
    }

    @Test
    void classes_that_are_not_below_the_root_are_named() throws Exception {
        write("core/src/main/java/com/other/Tool.java", "package com.other; final class Tool {}");

        int code = maven("process-classes");

        assertThat(out).containsOnlyOnce("Not checked, since not below root: com.other.Tool; add the package");
        assertThat(code).isZero();
    }

    @Test
    void checks_all_modules_once_after_the_last() throws Exception {
        int code = maven("process-classes");

        assertThat(out)
                .containsOnlyOnce("Architecture of com.acme.shop")
                .contains("checked together, after the last one: web");
        assertThat(code).isZero();
    }

    @Test
    void fails_where_a_rule_is_violated_and_writes_reports_also_as_a_goal_of_the_command_line() throws Exception {
        shortcut();
        top("<module>core</module><module>web</module>", "");

        int code = maven("compile", PLUGIN, "-Dhexagon.formats=sarif=target/hexagon.sarif,markdown=hexagon.md");

        assertThat(out).contains("BUILD FAILURE", "HEX-102", "com.acme.shop.adapters.web.Shortcut");
        assertThat(project.resolve("target/hexagon.sarif")).content().contains("HEX-102");
        assertThat(project.resolve("hexagon.md")).content().contains("HEX-102");
        assertThat(code).isOne();
    }

    @Test
    void writes_the_baseline_that_it_then_keeps_to() throws Exception {
        shortcut();

        assertThat(maven("process-classes", "-Dhexagon.updateBaseline")).isZero();
        assertThat(project.resolve("accepted.txt")).content().contains("HEX-102");
        assertThat(maven("process-classes")).isZero();
    }

    @Tag("thorough")
    @Test
    void takes_a_configuration_beside_the_modules_for_all_of_them() throws Exception {
        shortcut();
        Path elsewhere = Files.createDirectories(directory.resolve("rules")).resolve("shop.properties");
        Files.move(project.resolve("hexagon.properties"), elsewhere);

        int code = maven("process-classes", "-Dhexagon.config=../rules/shop.properties");

        assertThat(out)
                .containsOnlyOnce("Architecture of com.acme.shop")
                .contains("checked together, after the last one: web", "com.acme.shop.adapters.web.Shortcut");
        assertThat(code).isOne();
    }

    @Tag("thorough")
    @Test
    void waits_in_a_parallel_build_for_the_module_that_ends_last() throws Exception {
        shortcut();

        int code = maven("process-classes", "-T", "2");

        assertThat(out)
                .containsOnlyOnce("Architecture of com.acme.shop")
                .contains("com.acme.shop.adapters.web.Shortcut");
        assertThat(code).isOne();
    }

    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void checks_after_the_last_module_that_has_the_goal_and_names_those_that_are_built_later(String threads)
            throws Exception {
        shortcut();
        top("<module>core</module><module>web</module><module>e2e</module>", "");
        write("web/pom.xml", pom("web", PARENT, "", dependency("core") + goal("")));
        write("e2e/pom.xml", pom("e2e", PARENT, "", dependency("web")));
        type("e2e", "adapters.probe.Probe", "final class Probe {}");

        int code = maven("process-classes", "-T", threads);

        assertThat(out)
                .containsOnlyOnce("Architecture of com.acme.shop")
                .contains("Not checked, since they are built after web: e2e; declare the goal in the last of them too")
                .contains("com.acme.shop.adapters.web.Shortcut");
        assertThat(code).isOne();
    }

    @Test
    void fails_where_the_goal_comes_before_all_modules() throws Exception {
        top("<module>core</module><module>web</module>", goal("<inherited>false</inherited>"));

        int code = maven("process-classes");

        assertThat(out)
                .contains("Not checked, since they are built after shop: core, web;")
                .contains("no class was found");
        assertThat(code).isOne();
    }

    @Tag("thorough")
    @Test
    void waits_for_no_module_that_skips_the_goal() throws Exception {
        shortcut();
        top("<module>core</module><module>web</module><module>e2e</module>", goal(""));
        write(
                "e2e/pom.xml",
                pom("e2e", PARENT, "", dependency("web") + goal("<configuration><skip>true</skip></configuration>")));

        int code = maven("process-classes");

        assertThat(out).contains("com.acme.shop.adapters.web.Shortcut").doesNotContain("built after");
        assertThat(code).isOne();
    }

    @Test
    void writes_what_github_reads_at_the_start_of_a_line() throws Exception {
        shortcut();
        int broken = maven("process-classes", "-Dhexagon.formats=github");
        assertThat(out.lines())
                .anyMatch(line -> line.startsWith(
                        "::error file=web/src/main/java/com/acme/shop/adapters/web/Shortcut.java,line="));
        assertThat(broken).isOne();

        write("hexagon.properties", "rot = com.acme.shop\n");
        int wrong = maven("process-classes", "-Dhexagon.formats=github");
        assertThat(out.lines())
                .anyMatch(line ->
                        line.startsWith("::error file=hexagon.properties,line=1,title=the rules could not be run::"));
        assertThat(wrong).isOne();
    }

    @Test
    void checks_nothing_in_a_module_of_a_larger_build() throws Exception {
        shortcut();

        int code = maven("process-classes", "-f", "core/pom.xml");

        assertThat(out).contains("Not checked, since this build leaves out modules: run it in ");
        assertThat(code).isZero();
    }

    @Test
    void checks_nothing_where_modules_are_left_out() throws Exception {
        shortcut();

        int code = maven("process-classes", "-pl", "core");

        assertThat(out).contains("Not checked, since this build leaves out modules: web");
        assertThat(code).isZero();
    }

    @Test
    void says_what_is_wrong_with_its_configuration() throws Exception {
        write("hexagon.properties", "rot = com.acme.shop\n");
        int unknownKey = maven("process-classes");
        assertThat(out).contains("hexagon.properties:1: ");
        assertThat(unknownKey).isOne();

        write("hexagon.properties", "root = com.acme.shop\n");
        int unknownFormat = maven("process-classes", "-Dhexagon.formats=pdf");
        assertThat(out).contains("formats: there is no format `pdf`, but text, json");
        assertThat(unknownFormat).isOne();

        Files.delete(project.resolve("hexagon.properties"));
        int skipped = maven("process-classes", "-Dhexagon.skip");
        assertThat(out).contains("Not checked: hexagon.skip is set");
        assertThat(skipped).isZero();
    }

    private void memoryOrders(String modifiers) throws IOException {
        type("web", "adapters.storage.MemoryOrders", modifiers + """
                final class MemoryOrders implements com.acme.shop.domain.Orders {
                    @Override public com.acme.shop.domain.Order find(long id) { return new com.acme.shop.domain.Order(); }
                }""");
    }

    private void shortcut() throws IOException {
        memoryOrders("public ");
        type("web", "adapters.web.Shortcut", """
                public final class Shortcut {
                    private final com.acme.shop.adapters.storage.MemoryOrders orders =
                            new com.acme.shop.adapters.storage.MemoryOrders();
                    public String find(long id) { return orders.find(id).toString(); }
                }""");
    }

    private int maven(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of("../mvnw").toAbsolutePath().toString(),
                "-B",
                "-ntp",
                "-Dmaven.compiler.release=17",
                "-Dproject.build.sourceEncoding=UTF-8",
                "-Dmaven.repo.local=" + directory.resolve("repository"),
                "-Dmaven.repo.local.tail=" + System.getProperty("local.repository")));
        command.addAll(List.of(arguments));
        Path log = directory.resolve("log.txt");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"); // it runs for seconds
        process.environment().remove("CI");
        process.environment().remove("MAVEN_ARGS");
        int code = process.start().waitFor();
        out = Files.readString(log);
        return code;
    }

    private void type(String module, String name, String source) throws IOException {
        int dot = name.lastIndexOf('.');
        write(
                module + "/src/main/java/com/acme/shop/" + name.replace('.', '/') + ".java",
                "package com.acme.shop." + name.substring(0, dot) + ";\n" + source + "\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void top(String modules, String build) throws IOException {
        write("pom.xml", pom("shop", "", "<packaging>pom</packaging>", "<modules>" + modules + "</modules>" + build));
    }

    private static String goal(String settings) {
        return """
                <build><plugins><plugin>
                  <groupId>io.masthead</groupId>
                  <artifactId>masthead-architecture-maven-plugin</artifactId>
                  <version>%s</version>%s
                  <executions><execution><phase>process-classes</phase><goals><goal>check</goal></goals></execution></executions>
                </plugin></plugins></build>
                """.formatted(VERSION, settings);
    }

    private static String dependency(String artifact) {
        return "<dependencies><dependency><groupId>com.acme</groupId><artifactId>" + artifact
                + "</artifactId><version>1</version></dependency></dependencies>";
    }

    private static String pom(String artifact, String parent, String packaging, String content) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
                %s<groupId>com.acme</groupId><artifactId>%s</artifactId><version>1</version>%s
                %s</project>
                """.formatted(parent, artifact, packaging, content);
    }

    private static void install(Path repository, String artifact, String pom, String jar) throws IOException {
        Path target = Files.createDirectories(repository.resolve(artifact).resolve(VERSION));
        Files.copy(Path.of(pom), target.resolve(artifact + "-" + VERSION + ".pom"));
        if (!jar.isEmpty()) {
            Files.copy(Path.of(jar), target.resolve(artifact + "-" + VERSION + ".jar"));
        }
    }
}
