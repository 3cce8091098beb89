package io.masthead.architecture.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Module of the build, including the values that it inherits from parents in the same build.
 *
 * @param lineage its own file, that of its parent, and so on
 */
record Module(List<Pom> lineage) {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]+)}");
    private static final int DEPTH = 20;

    /**
     * Dependency with resolved expressions.
     *
     * @param coordinates group and artifact
     * @param file the file with the declaration
     * @param line the line of {@code <dependency>}
     */
    record Dependency(String coordinates, Path file, int line) {}

    Pom pom() {
        return lineage.get(0);
    }

    /** {@return group and artifact} */
    String coordinates() {
        return resolved("${project.groupId}:${project.artifactId}");
    }

    String artifact() {
        return resolved("${project.artifactId}");
    }

    /** {@return the dependencies of the main classes, at compile time and at run time} */
    List<Dependency> dependencies() {
        List<Dependency> dependencies = new ArrayList<>();
        for (Pom declaring : lineage) {
            for (Pom.Dependency declared : declaring.dependencies()) {
                String coordinates = coordinates(declared);
                if (!scope(declared, coordinates).equals("test")) {
                    dependencies.add(new Dependency(coordinates, declaring.file(), declared.line()));
                }
            }
        }
        return dependencies;
    }

    private String coordinates(Pom.Dependency declared) {
        return resolved(declared.group() + ":" + declared.artifact());
    }

    private String scope(Pom.Dependency declared, String coordinates) {
        return resolved(declared.scope()
                .or(() -> lineage.stream()
                        .flatMap(pom -> pom.managed().stream())
                        .filter(managed -> coordinates(managed).equals(coordinates))
                        .findFirst()
                        .flatMap(Pom.Dependency::scope))
                .orElse("compile"));
    }

    private String resolved(String text) {
        String resolved = text;
        for (int depth = 0; depth < DEPTH && resolved.contains("${"); depth++) {
            resolved = EXPRESSION
                    .matcher(resolved)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(value(found.group(1)).orElse(found.group())));
        }
        return resolved;
    }

    private Optional<String> value(String expression) {
        String name = expression.startsWith("pom.") ? "project" + expression.substring(3) : expression;
        Optional<String> own = Optional.ofNullable(pom().values().get(name));
        if (own.isPresent() || name.equals("project.artifactId")) {
            return own;
        }
        if (name.equals("project.groupId") || name.equals("project.version")) {
            return Optional.ofNullable(pom().values().get(name.replace("project.", "project.parent.")));
        }
        return lineage.stream()
                .skip(1)
                .map(pom -> pom.values().get(name))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }
}
