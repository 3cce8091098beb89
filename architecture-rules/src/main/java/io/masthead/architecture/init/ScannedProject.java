package io.masthead.architecture.init;

import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.config.Misconfigured;
import io.masthead.architecture.model.Nesting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Packages of a project, below its root package.
 *
 * @param root the root package
 * @param packages the packages that have classes, by full name
 * @param foreign the number of classes that are not below the root
 * @param isModular whether packages below the root are modules of Spring Modulith
 */
record ScannedProject(String root, Map<String, ScannedPackage> packages, int foreign, boolean isModular) {

    static final String MODULITH = "org.springframework.modulith";

    /** Names of its artifacts, and of their aliases in a version catalog of Gradle. */
    private static final Pattern MODULITH_LIBRARY = Pattern.compile("spring[-.]modulith");

    /** Words at which the root package has ended. */
    private static final List<String> LAYERS = List.of(
            "domain",
            "model",
            "application",
            "usecase",
            "usecases",
            "adapter",
            "adapters",
            "infrastructure",
            "infra",
            "port",
            "ports",
            "core");

    /**
     * {@return the packages of classes}
     *
     * @param directory the directory of the build
     * @param classes the classes
     */
    static ScannedProject of(Path directory, Collection<JavaClass> classes) {
        Map<JavaClass, List<JavaClass>> members = classes.stream()
                .filter(type -> !Nesting.top(type).getSimpleName().endsWith("-info"))
                .collect(Collectors.groupingBy(Nesting::top));
        Map<String, List<ScannedClass>> byPackage = new TreeMap<>();
        members.forEach((top, nested) -> byPackage
                .computeIfAbsent(top.getPackageName(), name -> new ArrayList<>())
                .add(ScannedClass.of(top, nested)));
        byPackage.values().forEach(list -> list.sort(Comparator.comparing(ScannedClass::name)));
        int foreign = Optional.ofNullable(byPackage.remove("")).map(List::size).orElse(0);
        String root = root(byPackage);
        Map<String, ScannedPackage> packages = new TreeMap<>();
        for (Map.Entry<String, List<ScannedClass>> entry : byPackage.entrySet()) {
            if ((entry.getKey() + ".").startsWith(root + ".")) {
                packages.put(
                        entry.getKey(),
                        new ScannedPackage(
                                entry.getKey(),
                                PackageName.of(segments(entry.getKey().substring(root.length()))),
                                entry.getValue()));
            } else {
                foreign += entry.getValue().size();
            }
        }
        return new ScannedProject(root, packages, foreign, isModular(directory, classes));
    }

    /** Tells whether the build or a class names Spring Modulith: often only tests have classes that do. */
    private static boolean isModular(Path directory, Collection<JavaClass> classes) {
        return BuildOutput.names(directory, MODULITH_LIBRARY)
                || classes.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .anyMatch(use -> use.getTargetClass().getName().startsWith(MODULITH + "."));
    }

    /** {@return the package of a class of the project} */
    Optional<ScannedPackage> packageOf(String className) {
        return Optional.ofNullable(packages.get(className.substring(0, Math.max(0, className.lastIndexOf('.')))));
    }

    /** {@return whether a class is in a package of the project} */
    boolean isOwn(String className) {
        return packageOf(className).isPresent();
    }

    /** Descends from the top while all classes are below one package, and to the second segment unless layers begin before. */
    private static String root(Map<String, List<ScannedClass>> byPackage) {
        String root = "";
        while (!byPackage.containsKey(root)) {
            Map<String, Integer> children = children(root, byPackage);
            String next = children.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElseThrow(() -> new Misconfigured(List.of(
                            "no class is in a named package; compile first, or name the directories of classes")));
            String name = root.isEmpty() ? next : root + "." + next;
            boolean areLayers = children.keySet().stream().anyMatch(LAYERS::contains);
            if (root.contains(".") ? children.size() > 1 || areLayers : children.size() > 1 && areLayers) {
                break;
            }
            root = name;
        }
        return root;
    }

    private static Map<String, Integer> children(String parent, Map<String, List<ScannedClass>> byPackage) {
        Map<String, Integer> children = new HashMap<>();
        byPackage.forEach((name, types) -> {
            if (!name.isEmpty() && (parent.isEmpty() || name.startsWith(parent + "."))) {
                String rest = parent.isEmpty() ? name : name.substring(parent.length() + 1);
                children.merge(rest.split("\\.", 2)[0], types.size(), Integer::sum);
            }
        });
        return children;
    }

    private static List<String> segments(String below) {
        return Arrays.stream(below.split("\\."))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }
}
