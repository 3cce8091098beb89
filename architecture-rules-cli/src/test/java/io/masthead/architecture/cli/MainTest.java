package io.masthead.architecture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("MethodName")
class MainTest {

    private static final Path PAGES = Path.of("../docs/architecture-rules/rules");

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_clean_project_ends_with_0() throws IOException {
        Shop shop = Shop.in(directory);

        int code = run("check", "--config", shop.config().toString());

        assertThat(out.toString()).contains("com.acme.shop", "driven-adapter");
        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
    }

    @Test
    void a_broken_rule_ends_with_1() throws IOException {
        Shop shop = Shop.in(directory).withShortcut();

        int code = run("check", "--config", shop.config().toString());

        assertThat(out.toString()).contains("HEX-102", "rest/src/main/java/com/acme/shop/adapters/rest/Shortcut.java");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void a_dependency_that_only_the_build_knows_is_found() throws IOException {
        Shop shop = Shop.in(directory).withDependency();

        int code = run("check", "--config", shop.config().toString());

        assertThat(out.toString()).contains("HEX-801", "rest/pom.xml:6");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void classes_may_be_named_on_the_command_line() throws IOException {
        Shop shop = Shop.in(directory);
        String[] options = {"check", "--config", shop.config().toString()};

        int code =
                run(Stream.concat(Stream.of(options), Stream.of(shop.classes())).toArray(String[]::new));

        assertThat(code).isZero();
    }

    @Test
    void one_run_writes_many_reports() throws IOException {
        Shop shop = Shop.in(directory).withShortcut();
        Path sarif = directory.resolve("reports/hexagon.sarif");
        Path other = directory.resolve("other.sarif");
        Path summary = directory.resolve("summary.md");

        int code = run(
                "check",
                "--config",
                shop.config().toString(),
                "--format=sarif=" + sarif,
                "--format=sarif=" + other,
                "--format=markdown=" + summary,
                "--format=github");

        assertThat(code).isEqualTo(1);
        assertThat(sarif).content().contains("HEX-102").isEqualTo(Files.readString(other));
        assertThat(summary).content().contains("mermaid");
        assertThat(out.toString()).startsWith("::error ");
    }

    @Test
    void a_configuration_that_is_wrong_ends_with_2_and_a_sentence() throws IOException {
        Path config = Files.writeString(directory.resolve("hexagon.properties"), "root=com.acme\nrot=x\n");

        int code = run("check", "--config", config.toString());

        assertThat(err.toString()).startsWith("hexagon.properties:2: ").contains("root");
        assertThat(out.toString()).isEmpty();
        assertThat(code).isEqualTo(2);
    }

    @Test
    void a_configuration_that_is_wrong_is_shown_at_its_line_on_github() throws IOException {
        Path config = Files.writeString(directory.resolve("hexagon.properties"), "root=com.acme\nrot=x\n");
        Path text = directory.resolve("hexagon.txt");

        int code = run("check", "--config", config.toString(), "--format=github", "--format=text=" + text);

        assertThat(out.toString())
                .startsWith("::error file=hexagon.properties,line=2,title=the rules could not be run::");
        assertThat(err.toString()).startsWith("hexagon.properties:2: ");
        assertThat(text).doesNotExist();
        assertThat(code).isEqualTo(2);
    }

    @Test
    void a_format_that_does_not_exist_ends_with_2_and_names_those_that_do() {
        int code = run("check", "--format", "xml");

        assertThat(err.toString()).contains("there is no format `xml`", "text, json, sarif, junit, github, markdown");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void a_format_without_its_file_ends_with_2() {
        int code = run("check", "--format", "sarif=");

        assertThat(err.toString()).contains("no file is behind `sarif=`");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void a_report_that_cannot_be_written_ends_with_2_and_names_the_file() throws IOException {
        Shop shop = Shop.in(directory);
        Path top = directory.getRoot();

        int code = run("check", "--config", shop.config().toString(), "--format=sarif=" + top);

        assertThat(err.toString()).startsWith(top + ": the report cannot be written");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void a_baseline_that_is_out_of_date_ends_with_1() throws IOException {
        Shop shop = Shop.in(directory);
        Files.writeString(shop.baseline(), "# hexagon baseline, format 1\nHEX-101 com.acme.shop.Gone\n");

        int code = run("check", "--config", shop.config().toString());

        assertThat(out.toString()).contains("  baseline.txt:2: `HEX-101 com.acme.shop.Gone` is not found any more");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void what_the_baseline_has_is_let_be() throws IOException {
        Shop shop = Shop.in(directory).withShortcut();
        Files.writeString(shop.baseline(), """
                # hexagon baseline, format 1
                HEX-102 com.acme.shop.adapters.rest.Shortcut -> com.acme.shop.adapters.table.TableConfiguration
                """);

        int code = run("check", "--config", shop.config().toString());

        assertThat(out.toString()).contains("in the baseline");
        assertThat(code).isZero();
    }

    @Test
    void classes_that_are_not_below_the_root_are_told() throws IOException {
        Shop shop = Shop.in(directory).withLibrary();
        String[] arguments = Stream.of(
                        Stream.of("check", "--config", shop.config().toString()),
                        Stream.of(shop.classes()),
                        Stream.of(shop.library().toString()))
                .flatMap(Function.identity())
                .toArray(String[]::new);

        run(arguments);

        assertThat(err.toString())
                .contains("Not checked, since not below root: org.lib.Atomic and 1 more; add the package to root");
    }

    @Test
    void init_writes_a_configuration_with_which_the_rules_run() throws IOException {
        Shop shop = Shop.in(directory);
        Files.delete(shop.config());

        int written = run("init", "--config", shop.config().toString());
        int checked = run("check", "--config", shop.config().toString());

        assertThat(out.toString()).startsWith("Wrote " + shop.config() + "; read its comments, then run check.");
        assertThat(shop.config()).content().contains("# ", "classes = */target/classes", "driven-adapter = ");
        assertThat(err.toString()).isEmpty();
        assertThat(written).isZero();
        assertThat(checked).isZero();
    }

    @Test
    void init_says_which_modules_it_could_not_read() throws IOException {
        Shop shop = Shop.in(directory);
        Files.delete(shop.config());
        Path source = Files.createDirectories(directory.resolve("mail/src/main/java/com/acme/shop/adapters/mail"));
        Files.writeString(source.resolve("Letter.java"), "package com.acme.shop.adapters.mail; class Letter {}");

        int code = run("init", "--config", shop.config().toString());

        assertThat(err.toString()).startsWith("Not read, since no class is compiled there: mail; compile,");
        assertThat(code).isZero();
    }

    @Test
    void init_reads_named_classes() throws IOException {
        Shop shop = Shop.in(directory);
        Path config = directory.resolve("other.properties");

        int code = run("init", "--config", config.toString(), shop.classes()[0]);

        assertThat(config).content().contains("classes = core/target/classes\n");
        assertThat(code).isZero();
    }

    @Test
    void init_overwrites_nothing() throws IOException {
        Shop shop = Shop.in(directory);

        int code = run("init", "--config", shop.config().toString());

        assertThat(err.toString()).contains("hexagon.properties: it exists already; delete it first, or name another");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void init_without_classes_ends_with_2() {
        int code =
                run("init", "--config", directory.resolve("hexagon.properties").toString());

        assertThat(err.toString())
                .contains(": no compiled class is in target/classes")
                .contains("; compile first");
        assertThat(directory.resolve("hexagon.properties")).doesNotExist();
        assertThat(code).isEqualTo(2);
    }

    @Test
    void types_of_libraries_are_read_on_the_class_path_and_told_if_they_are_not_there() throws IOException {
        Shop shop = Shop.in(directory).withLibrary();

        int without = run("check", "--config", shop.config().toString());
        String told = err.toString();
        err.getBuffer().setLength(0);
        int with = run(
                "check",
                "--config",
                shop.config().toString(),
                "--classpath",
                shop.library().toString());

        assertThat(told)
                .startsWith("1 type that classes extend or are annotated with cannot be resolved, like org.lib.Atomic:")
                .contains("; name their jars by --classpath.");
        assertThat(without).isZero();
        assertThat(out.toString()).contains("HEX-501", "TableWriter");
        assertThat(err.toString()).isEmpty();
        assertThat(with).isEqualTo(1);
    }

    @Test
    void the_class_path_may_be_in_a_file() throws IOException {
        Shop shop = Shop.in(directory).withLibrary();
        Path library = Files.move(shop.library(), directory.resolve("a library #1"));
        Path file = Files.writeString(directory.resolve("classpath.txt"), library + "\n");

        int code = run("check", "--config", shop.config().toString(), "--classpath", "@" + file);

        assertThat(err.toString()).isEmpty();
        assertThat(code).isEqualTo(1);
    }

    @Test
    void the_file_of_the_class_path_may_be_empty() throws IOException {
        Shop shop = Shop.in(directory);
        Path file = Files.createFile(directory.resolve("classpath.txt"));
        Stream<String> options = Stream.of("check", "--config", shop.config().toString(), "--classpath", "@" + file);

        int code = run(Stream.concat(options, Stream.of(shop.classes())).toArray(String[]::new));

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
    }

    @Test
    void symbolic_links_to_classes_and_in_them_are_followed() throws IOException {
        Shop shop = Shop.in(directory).withShortcut();
        Path classes = directory.resolve("rest/target/classes");
        Path adapters = Files.move(
                classes.resolve("com/acme/shop/adapters"),
                Files.createDirectory(directory.resolve("away")).resolve("a"));
        Files.createSymbolicLink(classes.resolve("com/acme/shop/adapters"), adapters);
        Path core = Files.move(directory.resolve("core/target/classes"), directory.resolve("away/core"));
        Files.createSymbolicLink(directory.resolve("core/target/classes"), core);

        int code = run("check", "--config", shop.config().toString());

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).contains("HEX-102", "Shortcut");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void a_rule_is_explained() {
        int code = run("explain", "HEX-101");

        assertThat(out.toString()).contains("HEX-101 dependencies point inward", "What to do instead");
        assertThat(code).isZero();
    }

    @Test
    void a_rule_that_does_not_exist_ends_with_2() {
        int code = run("explain", "HEX-999");

        assertThat(err.toString()).contains("no rule `HEX-999`; `explain` lists the rules");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void rules_are_listed() {
        int code = run("explain");

        assertThat(out.toString()).contains("HEX-101 dependencies-point-inward\n", "HEX-801 ");
        assertThat(code).isZero();
    }

    @Test
    void no_command_ends_with_2_and_the_usage() {
        int code = run();

        assertThat(err.toString()).startsWith("Usage: ").contains("check", "explain");
        assertThat(out.toString()).isEmpty();
        assertThat(code).isEqualTo(2);
    }

    @Test
    void help_ends_with_0_and_names_the_exit_codes() {
        int code = run("check", "--help");

        assertThat(out.toString())
                .contains("no rule is violated", "rules are violated, or the baseline is out of date");
        assertThat(code).isZero();
    }

    @Test
    void the_committed_pages_are_what_the_rules_say() throws IOException {
        run("docs", directory.toString());

        assertThat(pages(PAGES))
                .as("write them anew with the command `docs docs/architecture-rules`")
                .isNotEmpty()
                .isEqualTo(pages(directory.resolve("rules")));
    }

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private static Map<String, String> pages(Path directory) throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                pages.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return pages;
    }
}
