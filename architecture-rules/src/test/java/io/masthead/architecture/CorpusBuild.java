package io.masthead.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Build of Maven with the modules of the corpus, beside its classes. The source of a module names the packages in which
 * it has a class, and the modules that it depends on: {@code web, cli -> rows:test}.
 */
final class CorpusBuild {

    /** Start of the names of modules. */
    static final String PREFIX = "build.";

    private static final String POM = "pom.xml";
    private static final String MODULES = "modules";
    private static final String GROUP = "<groupId>com.acme</groupId>";

    /** Module that the build manages as one of tests. */
    private static final String MANAGED = "fixtures:test";

    private CorpusBuild() {}

    /** Writes the build files, and compiles the classes of the modules. */
    static void write(List<CorpusCase> modules, Path classes) {
        Path top = classes.resolveSibling(MODULES);
        Path compiled = Compilation.of(
                classes.resolveSibling("classes-of-" + MODULES),
                17,
                modules.stream()
                        .flatMap(module -> packages(module).map(name -> "package " + name + "; class Part {}"))
                        .toList(),
                List.of());
        try {
            Files.writeString(classes.resolveSibling(POM), top(modules));
            for (CorpusCase module : modules) {
                Path directory = Files.createDirectories(top.resolve(name(module)));
                Files.writeString(directory.resolve(POM), pom(module));
                for (String packageName : packages(module).toList()) {
                    String file = packageName.replace('.', '/') + "/Part.class";
                    Path target = output(directory).resolve(file);
                    Files.createDirectories(target.getParent());
                    Files.move(compiled.resolve(file), target);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** {@return the directories of the classes of the modules} */
    static Stream<Path> outputs(Path classes) {
        try (Stream<Path> modules = Files.list(classes.resolveSibling(MODULES))) {
            return modules.map(CorpusBuild::output).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path output(Path module) {
        return module.resolve("target/classes");
    }

    private static String name(CorpusCase module) {
        return module.name().substring(PREFIX.length());
    }

    /** Returns the packages of a module: it has its own in each package of the hexagon, so that no class has two. */
    private static Stream<String> packages(CorpusCase module) {
        return Stream.of(module.source().replaceFirst(" -> .*", "").split(", ", -1))
                .map(name -> CorpusCase.ROOT + "." + name + "." + PREFIX
                        + name(module).toLowerCase(Locale.ROOT));
    }

    private static String top(List<CorpusCase> modules) {
        String names = modules.stream()
                .map(module -> "<module>" + MODULES + "/" + name(module) + "</module>\n")
                .collect(Collectors.joining());
        return "<project>\n" + GROUP + "\n<artifactId>corpus</artifactId>\n<modules>\n" + names + "</modules>\n"
                + "<dependencyManagement>" + dependencies(List.of(MANAGED)) + "</dependencyManagement>\n</project>\n";
    }

    private static String pom(CorpusCase module) {
        List<String> always = new ArrayList<>();
        List<String> sometimes = new ArrayList<>();
        if (module.source().contains(" -> ")) {
            for (String dependency : module.source().replaceFirst(".* -> ", "").split(", ", -1)) {
                (dependency.endsWith(":profile") ? sometimes : always).add(dependency.replace(":profile", ""));
            }
        }
        return "<project>\n<parent>" + GROUP + "<artifactId>corpus</artifactId></parent>\n<artifactId>" + module.name()
                + "</artifactId>\n" + dependencies(always) + "\n<profiles><profile>" + dependencies(sometimes)
                + "</profile></profiles>\n</project>\n";
    }

    private static String dependencies(List<String> names) {
        return names.stream()
                .map(CorpusBuild::dependency)
                .collect(Collectors.joining("", "<dependencies>", "</dependencies>"));
    }

    private static String dependency(String text) {
        String scope = text.contains(":") ? "<scope>" + text.replaceFirst(".*:", "") + "</scope>" : "";
        return "<dependency>" + GROUP + "<artifactId>" + PREFIX + text.replaceFirst(":.*", "") + "</artifactId>" + scope
                + "</dependency>";
    }
}
