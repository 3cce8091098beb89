package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;
import io.masthead.architecture.report.Place;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the source files of classes in the usual source directories of builds. */
public final class Sources {

    private static final String TESTS = "src/test/java";
    private static final List<String> ROOTS =
            List.of("src/main/java", "src/main/kotlin", "src/main/scala", "src/main/groovy", TESTS, "src");
    private static final List<String> LANGUAGES = List.of(".java", ".kt", ".scala", ".groovy");
    private static final int HIGHEST = 6;

    private final Path base;
    private final Map<Path, Path> rootsOfDirectories = new HashMap<>();
    private @Nullable List<Path> productionRoots;

    /**
     * Creates a finder of source files.
     *
     * @param base the directory that places are relative to
     */
    public Sources(Path base) {
        this.base = base.toAbsolutePath().normalize();
    }

    /**
     * {@return whether a module of the build has a source file of a class, or of classes of a package}
     *
     * @param name the full name of the class or the package
     */
    public boolean contain(String name) {
        List<Path> roots = productionRoots;
        if (roots == null) {
            roots = ModuleDirectories.below(base).stream()
                    .flatMap(List::stream)
                    .flatMap(module -> ROOTS.stream().map(module::resolve))
                    .filter(root -> !root.endsWith(TESTS) && Files.isDirectory(root))
                    .toList();
            productionRoots = roots;
        }
        String path = name.replace('.', '/');
        boolean isPackage = Character.isLowerCase(name.charAt(name.lastIndexOf('.') + 1));
        return roots.stream()
                .anyMatch(root -> (isPackage && Files.isDirectory(root.resolve(path)))
                        || LANGUAGES.stream().anyMatch(language -> Files.exists(root.resolve(path + language))));
    }

    /**
     * {@return the place of a line of a class in the sources}
     *
     * @param type the class
     * @param line the line; 0 if it is unknown
     */
    public Place place(JavaClass type, int line) {
        JavaClass top = Nesting.top(type);
        String file =
                type.getSource().flatMap(source -> source.getFileName()).orElseGet(() -> top.getSimpleName() + ".java");
        String path = top.getPackageName().replace('.', '/') + "/" + file;
        Path found = type.getSource()
                .map(source -> find(source.getUri(), type, path))
                .orElseGet(() -> Path.of(path));
        return new Place(found.toString().replace('\\', '/'), Math.max(0, line));
    }

    private Path find(URI classFile, JavaClass type, String path) {
        if (!"file".equals(classFile.getScheme())) {
            return Path.of(path);
        }
        Path directory = Path.of(classFile);
        for (int level = type.getName().split("\\.", -1).length; level > 0 && directory != null; level--) {
            directory = directory.getParent();
        }
        if (directory == null) {
            return Path.of(path);
        }
        Path known = rootsOfDirectories.get(directory);
        if (known != null && Files.exists(known.resolve(path))) {
            return relative(known.resolve(path));
        }
        Path above = directory;
        for (int level = 0; level < HIGHEST && above != null; level++) {
            for (String root : ROOTS) {
                if (Files.exists(above.resolve(root).resolve(path))) {
                    rootsOfDirectories.put(directory, above.resolve(root));
                    return relative(above.resolve(root).resolve(path));
                }
            }
            above = above.getParent();
        }
        return Path.of(path);
    }

    private Path relative(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(base) ? base.relativize(absolute) : absolute;
    }
}
