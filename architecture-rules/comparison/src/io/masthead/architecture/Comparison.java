package io.masthead.architecture;

import com.tngtech.archunit.ArchConfiguration;
import io.masthead.architecture.report.Rule;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Table of what each tool finds in the corpus. */
final class Comparison {

    private record Result(Tool tool, Findings findings) {}

    private Comparison() {}

    /**
     * Prints the table.
     *
     * @param arguments the directory of the corpus, one for class files, the file that must contain the table, and optionally
     *     {@code --names}: prints the classes that each tool has found or reported falsely as well
     * @throws Exception if a tool could not be run
     */
    public static void main(String[] arguments) throws Exception {
        List<CorpusCase> cases = CorpusCase.in(Path.of(arguments[0]));
        Path directory = Path.of(arguments[1]).toAbsolutePath();
        Set<String> names = Corpus.names(cases);
        ArchConfiguration.get().setProperty("archRule.failOnEmptyShould", "false");
        ArchConfiguration.get().setProperty("cycles.maxNumberToDetect", "50000");

        List<Result> results = new ArrayList<>();
        for (Tool tool : List.of(
                new Masthead(),
                new ArchUnit(names),
                new JMolecules(names),
                new Taikai(names),
                new SocieteGenerale(names),
                new Modulith(names))) {
            Path classes = directory.resolve(tool.getClass().getSimpleName()).resolve("classes");
            CorpusCase.compile(tool.adapt(cases), classes);
            results.add(new Result(tool, onClassPath(classes, tool)));
        }
        if (arguments.length > 3) {
            printNames(cases, results);
        }
        String table = table(cases, results);
        System.out.print(table);
        if (!Files.readString(Path.of(arguments[2])).contains(table)) {
            System.err.println("The table of " + arguments[2] + " is another one.");
            System.exit(1);
        }
    }

    private static Findings onClassPath(Path classes, Tool tool) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return tool.check(classes);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String table(List<CorpusCase> cases, List<Result> results) {
        StringBuilder table = new StringBuilder("| Rule | Planted | Near misses |");
        results.forEach(result -> table.append(' ').append(title(result.tool())).append(" |"));
        table.append("\n|").append("---|".repeat(3 + results.size())).append('\n');
        List<String> rules = Rules.all().stream()
                .map(Rule::id)
                .filter(rule -> planted(cases, rule).findAny().isPresent())
                .toList();
        for (String rule : rules) {
            table.append("| [").append(rule).append("](rules/").append(rule).append(".md)");
            row(table, List.of(rule), cases, results);
        }
        table.append("| all");
        row(table, rules, cases, results);
        return table.toString();
    }

    private static void row(StringBuilder table, List<String> rules, List<CorpusCase> cases, List<Result> results) {
        table.append(" | ").append(sum(rules, rule -> planted(cases, rule).count()));
        table.append(" | ").append(sum(rules, rule -> near(cases, rule).count()));
        for (Result result : results) {
            long found = sum(
                    rules, rule -> reported(planted(cases, rule), rule, result).count());
            long wrong =
                    sum(rules, rule -> reported(innocent(cases, rule), rule, result).count());
            table.append(" | ").append(found == 0 && wrong == 0 ? "–" : "" + found);
            if (wrong > 0) {
                table.append(", ").append(wrong).append(" false");
            }
        }
        table.append(" |\n");
    }

    private static long sum(List<String> rules, ToLongFunction<String> count) {
        return rules.stream().mapToLong(count).sum();
    }

    private static Stream<CorpusCase> planted(List<CorpusCase> cases, String rule) {
        return cases.stream().filter(one -> one.planted().contains(rule));
    }

    /** {@return the near misses of a rule that break no other, for which a tool may report them} */
    private static Stream<CorpusCase> innocent(List<CorpusCase> cases, String rule) {
        return near(cases, rule).filter(one -> one.planted().isEmpty());
    }

    private static Stream<CorpusCase> near(List<CorpusCase> cases, String rule) {
        return cases.stream().filter(one -> one.near().contains(rule));
    }

    private static Stream<CorpusCase> reported(Stream<CorpusCase> cases, String rule, Result result) {
        return cases.filter(one -> result.findings().name(rule, one.name()));
    }

    private static String title(Tool tool) {
        Matcher jar = Pattern.compile("(?<=/)" + tool.jar() + "-(\\d[^/]*)\\.jar(?=" + File.pathSeparator + "|$)")
                .matcher(System.getProperty("java.class.path"));
        return jar.find() ? tool.title() + " " + jar.group(1) : tool.title();
    }

    private static void printNames(List<CorpusCase> cases, List<Result> results) {
        for (Result result : results) {
            for (Rule rule : Rules.all()) {
                String found = names(reported(planted(cases, rule.id()), rule.id(), result));
                String wrong = names(reported(innocent(cases, rule.id()), rule.id(), result));
                if (!found.isEmpty() || !wrong.isEmpty()) {
                    System.out.println(result.tool().title() + " " + rule.id() + ": " + found + "; falsely: " + wrong);
                }
            }
        }
    }

    private static String names(Stream<CorpusCase> cases) {
        return cases.map(CorpusCase::name)
                .map(name -> name.substring(Corpus.PACKAGES.length()))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
