package io.masthead.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Our own rules, with the configuration of their test: a class counts as reported only for the rule that reports it. */
final class Masthead implements Tool {

    @Override
    public String title() {
        return "Masthead";
    }

    @Override
    public String jar() {
        return "";
    }

    @Override
    public Findings check(Path classes) throws IOException {
        Path configuration = Files.write(classes.resolveSibling("hexagon.properties"), CorpusCase.CONFIGURATION);
        Set<String> keys = Hexagon.configured(configuration).over(CorpusCase.outputs(classes)).check().violations().stream()
                .map(violation -> violation.rule().id() + " " + violation.subject())
                .collect(Collectors.toCollection(TreeSet::new));
        return (rule, subject) -> keys.contains(rule + " " + subject);
    }
}
