package io.masthead.architecture.cli;

import io.masthead.architecture.Rules;
import io.masthead.architecture.config.Misconfigured;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command that prints the page of a rule, or the list of rules. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Explains a rule: what holds, why, and what to do instead. Without one, lists the rules.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "RULE", description = "Its identity, like HEX-101.")
    private @Nullable String id;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(id == null ? list() : page(id));
        return Main.CLEAN;
    }

    private static String list() {
        return Rules.all().stream()
                .map(rule -> rule.id() + " " + rule.name() + "\n")
                .collect(Collectors.joining());
    }

    private static String page(String id) {
        return Rules.all().stream()
                .filter(rule -> rule.id().equals(id.toUpperCase(Locale.ROOT)))
                .findFirst()
                .map(rule -> new RulePage(rule).text())
                .orElseThrow(
                        () -> new Misconfigured(List.of("There is no rule `" + id + "`; `explain` lists the rules.")));
    }
}
