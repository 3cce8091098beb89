package io.masthead.architecture.model;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.resolvers.ClassResolver;
import io.masthead.architecture.config.Misconfigured;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resolves classes that the imported ones refer to, from a class path and the JDK. Without it, ArchUnit takes them from
 * the class path of the process, which is that of the project in a test, but not in a command.
 */
public final class ClassPathResolver implements ClassResolver {

    private final ClassLoader loader;
    private @Nullable ClassUriImporter importer;

    /**
     * Creates the resolver; ArchUnit calls this.
     *
     * @param entries the addresses of the directories and jars
     */
    public ClassPathResolver(List<String> entries) {
        this.loader = new URLClassLoader(
                entries.stream().map(ClassPathResolver::address).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
    }

    /**
     * Lets all imports of this process use a class path.
     *
     * @param paths the directories and jars
     * @throws Misconfigured if one is missing
     */
    public static void use(List<Path> paths) {
        List<String> problems = paths.stream()
                .filter(path -> !Files.exists(path))
                .map(path -> "--classpath: nothing is at " + path + "; correct the path")
                .toList();
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
        ArchConfiguration.get().setClassResolver(ClassPathResolver.class);
        ArchConfiguration.get()
                .setClassResolverArguments(
                        paths.stream().map(path -> path.toUri().toString()).toArray(String[]::new));
    }

    /**
     * {@return the types that classes extend, implement or are annotated with, and that were not found}
     *
     * @param classes the classes
     */
    public static List<String> unresolved(Iterable<JavaClass> classes) {
        List<JavaClass> types = new ArrayList<>();
        for (JavaClass type : classes) {
            type.getRawSuperclass().ifPresent(types::add);
            types.addAll(type.getRawInterfaces());
            type.getAnnotations().forEach(annotation -> types.add(annotation.getRawType()));
        }
        return types.stream()
                .filter(type -> !type.isFullyImported() && !type.getName().equals("lombok.Generated"))
                .map(JavaClass::getName)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void setClassUriImporter(ClassUriImporter classUriImporter) {
        this.importer = classUriImporter;
    }

    @Override
    public Optional<JavaClass> tryResolve(String typeName) {
        URL found = loader.getResource(typeName.replace('.', '/') + ".class");
        if (found == null || importer == null) {
            return Optional.empty();
        }
        try {
            return importer.tryImport(found.toURI());
        } catch (URISyntaxException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static URL address(String entry) {
        try {
            return URI.create(entry).toURL();
        } catch (MalformedURLException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
