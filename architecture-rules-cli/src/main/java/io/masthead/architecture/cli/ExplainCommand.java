package io.masthead.architecture.cli;

import io.masthead.architecture.Rules;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.report.Rule;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command that prints the page of a rule. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Explains a rule: what holds, why, and what to do instead.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RULE", description = "Its identity, like HEX-101.")
    private String id;

    @Override
    public Integer call() {
        Rule requested = Rules.all().stream()
                .filter(rule -> rule.id().equals(id.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Misconfigured(List.of("There is no rule `" + id + "`; there are "
                        + Rules.all().stream().map(Rule::id).collect(Collectors.joining(", ")) + ".")));
        spec.commandLine().getOut().print(new RulePage(requested).text());
        return Main.CLEAN;
    }
}
