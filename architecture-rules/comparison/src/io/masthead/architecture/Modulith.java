package io.masthead.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/**
 * Spring Modulith with a module for each role and each adapter, with the modules that it may depend on. Modules of the core
 * are open, as roles are to those that may use them; of an adapter, the configuration and what else bootstrap needs is a
 * named interface. Features that could be on a cycle are nested modules.
 */
final class Modulith implements Tool {

    private static final String CORE = "\"kernel\", \"domain\"";
    private static final String OPEN = "type = org.springframework.modulith.ApplicationModule.Type.OPEN, ";

    private static final Map<String, String> MODULES = Map.of(
            "kernel", OPEN + "allowedDependencies = {}",
            "domain", OPEN + "allowedDependencies = \"kernel\"",
            "port.in", OPEN + "allowedDependencies = {" + CORE + "}",
            "port.out", OPEN + "allowedDependencies = {" + CORE + "}",
            "application", OPEN + "allowedDependencies = {" + CORE + ", \"port.in\", \"port.out\"}",
            "web", "allowedDependencies = {" + CORE + ", \"port.in\"}",
            "cli", "allowedDependencies = {" + CORE + ", \"port.in\"}",
            "table", "allowedDependencies = {" + CORE + ", \"port.out\"}",
            "mail", "allowedDependencies = {" + CORE + ", \"port.out\"}",
            "tools", "allowedDependencies = {" + CORE + ", \"port.in\", \"port.out\", \"application\"}");

    private static final Set<String> FEATURES = Set.of(
            "domain.ring",
            "domain.ring2",
            "application.left",
            "application.right",
            "web.model",
            "web.render",
            "table.straight",
            "table.straight2");

    private final Set<String> names;

    Modulith(Set<String> names) {
        this.names = names;
    }

    @Override
    public String title() {
        return "Spring Modulith";
    }

    @Override
    public String jar() {
        return "spring-modulith-core";
    }

    @Override
    public List<CorpusCase> adapt(List<CorpusCase> cases) {
        List<CorpusCase> exposing = Corpus.replaced(
                cases,
                source -> source.replaceFirst(
                        "(?<=package com\\.acme\\.(web|cli|table|mail)[\\w.]{0,99};\\s)(?=public class (\\w+(Configuration|Config|Module)|Bootstrapped)\\b)",
                        "@org.springframework.modulith.NamedInterface(\"configuration\") "));
        return Corpus.annotated(exposing, Modulith::module);
    }

    private static String module(String packageName) {
        String module = packageName.substring(Corpus.PACKAGES.length());
        if (module.equals("bootstrap") || FEATURES.contains(module)) {
            return "@org.springframework.modulith.ApplicationModule ";
        }
        return MODULES.containsKey(module)
                ? "@org.springframework.modulith.ApplicationModule(id = \"" + module + "\", " + MODULES.get(module)
                        + ") "
                : "";
    }

    @Override
    public Findings check(Path directory) {
        System.setProperty("spring.modulith.detection-strategy", "explicitly-annotated");
        Violations violations = ApplicationModules.of(CorpusCase.ROOT, simpleNameEndingWith("Wiring"))
                .detectViolations();
        Map<Boolean, List<String>> messages = violations.getMessages().stream()
                .collect(Collectors.partitioningBy(message -> message.startsWith("Cycle detected")));
        return Findings.in(messages.get(false).stream().flatMap(Modulith::lines).toList(), messages.get(true), names);
    }

    /** Returns the lines with the class that has the violation; the first one has only the class that it must not use. */
    private static Stream<String> lines(String message) {
        return message.lines().filter(line -> !line.contains(" depends on non-exposed type "));
    }
}
