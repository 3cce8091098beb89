package io.masthead.architecture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mistakes that people make in a configuration or on the command line. Each ends with exit code 2 and exactly one
 * sentence, which names the file, the line if there is one, the mistake and the remedy.
 */
@SuppressWarnings("MethodName")
class WrongConfigurationTest {

    @TempDir
    private static Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void compile() throws IOException {
        Shop.in(directory);
        Files.createDirectories(directory.resolve("empty"));
        Files.createDirectories(directory.resolve("broken/com/acme/shop"));
        Files.writeString(directory.resolve("broken/com/acme/shop/Text.class"), "no class file");
        Files.writeString(directory.resolve("text.jar"), "no jar");
        Files.writeString(directory.resolve("text.xml"), "no build file");
    }

    @BeforeEach
    void removeBaseline() throws IOException {
        Files.deleteIfExists(directory.resolve("baseline.txt"));
    }

    /** The line in question is the third, after the root and the classes. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // keys
                "domian = .domain..            | :3: there is no key domian; write domain or delete the line",
                "Domain = .domain..            | :3: there is no key Domain; write domain or delete the line",
                "usecase = .application..      | :3: there is no key usecase; write use-case or delete the line",
                "driving_port = none           | :3: there is no key driving_port; write driving-port or delete the line",
                "= .domain..                   | :3: there is no key",
                "root = com.acme               | :3: root is said already in line 1; keep one of the two lines",
                "classes = target              | :3: classes is said already in line 2; keep one of the two lines",
                "just text                     | :3: there is no key just",
                "root.domain = x               | :3: there is no key root.domain; write",
                // patterns
                "domain =                      | :3: domain is empty; write a package like .domain.., or none",
                "domain = .do-main..           | :3: “.do-main..” is no pattern of packages; write one like .domain..",
                "domain = com/acme/shop        | :3: “com/acme/shop” is no pattern of packages; write one like",
                "domain = .domain...           | :3: “.domain...” is no pattern of packages; write one like",
                "domain = .domain.. .other..   | :3: “.domain.. .other..” is no pattern of packages; write one like",
                "domain = interfaces:.domain.. | :3: “interfaces:.domain..” is no pattern of packages; write one like",
                "domain = .domain.., none      | :3: domain=none matches no class",
                "domain = .core..              | :3: domain=.core.. matches no class, since there is no package",
                "domain = domain..             | :3: domain=domain.. matches no class, since there is no package domain..",
                "domain = interface:.start..   | :3: domain=interface:.start.. matches no class",
                "domain = !.domain..           | :3: no class is a domain",
                "domain = .bootstrap..         | :3: com.acme.shop.bootstrap.Start has two roles, by domain=.bootstrap.. and bootstrap=.bootstrap..",
                // roles
                "bootstrap = .domain..         | :3: com.acme.shop.domain.Price has two roles, by",
                "use-case = .application.., .adapters.rest.. | :3: com.acme.shop.adapters.rest.RestConfiguration has two roles, by",
                "driving-adapter = .adapters.. | :3: com.acme.shop.adapters.table.TableConfiguration has two roles, by",
                "bootstrap = none              | : 1 class of package com.acme.shop.bootstrap (like Start) has no role; add",
                "driven-adapter = none         | : 1 class of package com.acme.shop.adapters.table (like TableConfiguration) has no role; add",
                "use-case = none               | : 1 class of package com.acme.shop.application (like AskPriceUseCase) has no role; add",
                "outside = .domain..           | :3: outside has no reason; say why in outside.reason",
                "outside = none                | :3: outside has no reason; say why in outside.reason",
                // rules
                "rule.HEX-999 = off            | :3: there is no rule HEX-999; `explain` lists the rules",
                "rule.hex-101 = off            | :3: there is no rule hex-101; write HEX-101 or delete the line",
                "rule.HEX101 = off             | :3: there is no rule HEX101; write HEX-101 or delete the line",
                "rule.HEX-101 = of             | :3: a rule cannot be “of”; write off, warning or error",
                "rule.HEX-101 = disabled       | :3: a rule cannot be “disabled”; write off, warning or error",
                "rule.HEX-101 = off            | :3: HEX-101 is off without a reason; say why in rule.HEX-101.reason",
                "rule.HEX-101 =                | :3: a rule cannot be “”; write off, warning or error",
                "rule.HEX-101.reason = why     | :3: a reason is given, and nothing is said of the rule",
                "sets = hexagone               | :3: there is no set “hexagone”; write hexagon",
                "sets =                        | :3: sets names no set; write",
                "entities.stay = home          | :3: entities cannot stay in their “home”; write package or adapter",
                // exceptions
                "exception.1.rule = HEX-101    | :3: the exception has no class and no reason; write exception.1.class=… and",
                "exception.rule = HEX-101      | :3: there is no key exception.rule; write exception.1.rule",
                "exception.1.reason = because  | :3: the exception has no rule and no class; write exception.1.rule=… and",
                // files
                "baseline =                    | :3: baseline is empty; write the name of a file, or delete the line",
                "poms = pom.gradle             | :3: nothing is at “pom.gradle” below",
                "seam = .nowhere..             | :3: seam=.nowhere.. matches no class",
                "adapter.hidden = .nowhere     | :3: adapter.hidden=.nowhere matches no class",
                "adapter.configuration =       | :3: adapter.configuration is empty; write a name like *Configuration, or",
                "driving-port.marks =          | :3: driving-port.marks is empty; write the full name of an annotation, or",
                "driving-port.marks = lang.FunctionalInterface | :3: driving-port.marks=lang.FunctionalInterface annotates"
                        + " no class; delete it or correct it; the nearest annotation is java.lang.FunctionalInterface",
                "domain.allow = com/acme       | :3: “com/acme” is no pattern of packages; write one like",
                "domain.allow = module:java.sqll | :3: this JDK has no module “java.sqll”; write java.sql",
                "shared-kernel = .nowhere..    | :3: shared-kernel=.nowhere.. matches no class",
                "domain = class:*Nothing       | :3: domain=class:*Nothing matches no class",
                "domain = module:nowhere       | :3: domain=module:nowhere matches no class",
                "seam = none                   | :3: seam is none; delete it, and transactions belong to bootstrap",
                "guide = docs                  | :3: “docs” is no address of a directory; write one like https://",
                "'domain = \\u00zz'            | :3: it has a malformed escape; write \\\\ for a backslash",
            })
    void a_mistake_in_a_line_is_one_sentence(String line, String sentence) throws IOException {
        String problem = check("root = com.acme.shop", "classes = */target/classes", line);

        assertThat(problem).startsWith("hexagon.properties" + sentence);
    }

    @Test
    void a_build_file_that_is_none_is_one_sentence() throws IOException {
        assertThat(check("root = com.acme.shop", "classes = */target/classes", "poms = text.xml"))
                .contains("/text.xml:1: this is no well-formed XML");
    }

    @Test
    void all_classes_that_one_line_gives_a_second_role_are_one_sentence() throws IOException {
        assertThat(check("root = com.acme.shop", "classes = */target/classes", "driven-port = .domain.."))
                .startsWith("hexagon.properties:3: com.acme.shop.domain.Price and 1 other class have two roles, by");
    }

    @Test
    void an_exception_of_nothing_is_one_sentence() throws IOException {
        assertThat(check(
                        "root = com.acme.shop",
                        "classes = */target/classes",
                        "exception.1.rule = HEX-101",
                        "exception.1.class = com.acme.shop.Gone",
                        "exception.1.reason = It was there once"))
                .startsWith(
                        "hexagon.properties:3: the exception of com.acme.shop.Gone from HEX-101 is not needed; delete");
    }

    @Test
    void two_mistakes_are_two_sentences() throws IOException {
        Path file = Files.write(
                directory.resolve("hexagon.properties"),
                List.of("root = com.acme.shop", "classes = */target/classes", "domian = none", "seem = none"));

        assertThat(problems("check", "--config", file.toString())).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "root =                   | :1: “” is no package; write one like com.example.shop",
                "root = com.acme-shop     | :1: “com.acme-shop” is no package; write one like com.example.shop",
                "root = com.acme.shop..   | :1: “com.acme.shop..” is no package; write one like com.example.shop",
                "root = com.acme.shops    | :1: none of the 8 classes is below root=com.acme.shops; write the package that they share, the nearest is",
                "# nothing                | :1: root is missing; write the package that all classes share, like",
            })
    void a_mistake_in_the_root_is_one_sentence(String line, String sentence) throws IOException {
        assertThat(check(line, "classes = */target/classes")).startsWith("hexagon.properties" + sentence);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "target/classes  | :2: nothing is at “target/classes” below",
                "*/[target       | :2: “*/[target” is no pattern of paths; write one like */target/classes",
                "empty           | no class was found; compile first",
                "broken          | Text.class: it cannot be read as a class file; compile it again",
                "text.jar        | text.jar: it cannot be read as an archive; build it again",
                "hexagon.properties | hexagon.properties: there is no directory, jar or jmod of classes; compile first",
            })
    void a_mistake_in_the_classes_is_one_sentence(String classes, String sentence) throws IOException {
        assertThat(check("root = com.acme.shop", "classes = " + classes)).contains(sentence);
    }

    @Test
    void a_missing_file_is_one_sentence() {
        assertThat(run("check", "--config", directory.resolve("gone.properties").toString()))
                .contains("gone.properties: it cannot be read; make it a readable file that says at least root=");
    }

    @Test
    void a_directory_in_place_of_the_file_is_one_sentence() {
        assertThat(run("check", "--config", directory.resolve("empty").toString()))
                .contains("empty: it cannot be read; make it a readable file");
    }

    @Test
    void a_file_in_another_charset_is_one_sentence() throws IOException {
        Path file = Files.write(
                directory.resolve("latin.properties"), "# Größe\nroot=com.acme".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(run("check", "--config", file.toString()))
                .contains("latin.properties: it is not text in UTF-8; save it as UTF-8");
    }

    @Test
    void an_unreadable_baseline_is_one_sentence() throws IOException {
        Files.writeString(directory.resolve("baseline.txt"), "# hexagon baseline, format 1\nnonsense\n");

        assertThat(check("root = com.acme.shop", "classes = */target/classes", "baseline = baseline.txt"))
                .contains("baseline.txt:2: ");
    }

    @Test
    void a_missing_entry_of_the_class_path_is_one_sentence() {
        assertThat(run(
                        "check",
                        "--config",
                        directory.resolve("hexagon.properties").toString(),
                        "--classpath",
                        "gone.jar"))
                .contains("--classpath: nothing is at gone.jar; correct the path");
    }

    @Test
    void a_missing_file_of_the_class_path_is_one_sentence() throws IOException {
        Path file = Files.writeString(directory.resolve("valid.properties"), "root = com.acme.shop\n");

        assertThat(run("check", "--config", file.toString(), "--classpath", "@gone.txt"))
                .contains("--classpath: gone.txt cannot be read; correct the path");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "check --formt=text      | --formt",
                "check --format=html     | html",
                "chek                    | chek",
                "check --config          | --config",
                "explain HEX-1           | no rule `HEX-1`; `explain` lists the rules",
                "docs                    | DIR",
            })
    void a_mistake_on_the_command_line_is_one_sentence(String line, String sentence) {
        assertThat(run(line.split(" ", -1))).contains(sentence).contains("; ");
    }

    private String check(String... lines) throws IOException {
        Path file = Files.write(directory.resolve("hexagon.properties"), List.of(lines));
        return run("check", "--config", file.toString());
    }

    /** Returns the one sentence that a command writes. */
    private String run(String... arguments) {
        List<String> problems = problems(arguments);

        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private List<String> problems(String... arguments) {
        int code = Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
        List<String> problems = err.toString().lines().toList();

        assertThat(code).as(err.toString()).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem).contains("; ").doesNotContain("\tat ", "Exception"));
        return problems;
    }
}
