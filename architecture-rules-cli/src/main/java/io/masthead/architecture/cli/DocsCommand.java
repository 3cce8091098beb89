package io.masthead.architecture.cli;

import io.masthead.architecture.Rules;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.report.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Command that writes a page for each rule. */
@Command(name = "docs", mixinStandardHelpOptions = true, description = "Writes a page for each rule, in Markdown.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DocsCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The directory that gets rules/HEX-….md.")
    private Path directory;

    @Override
    public Integer call() {
        try {
            for (Rule rule : Rules.all()) {
                Path page = directory.resolve(rule.page());
                Files.createDirectories(page.toAbsolutePath().getParent());
                Files.writeString(page, new RulePage(rule).text());
            }
        } catch (IOException failed) {
            throw new Misconfigured(List.of(
                    directory + ": the pages cannot be written (" + failed + "); name a directory that can be"));
        }
        return Main.CLEAN;
    }
}
