package io.masthead.architecture.canary;

import io.masthead.architecture.model.ClassFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Templates of canaries: compiled classes that are copied under other names. */
enum CanaryTemplate {
    DEPENDENCY("Dependency"),
    DEPENDENT("Dependent"),
    FRAMEWORK_USER("FrameworkUser"),
    FRAMEWORK_PORT("FrameworkPort"),
    UNIMPLEMENTED_PORT("UnimplementedPort"),
    ENTITY("EntityClass"),
    TRANSACTIONAL("TransactionalClass"),
    AMBIENT("AmbientCalls"),
    OUTDATED("OutdatedApis");

    private static final String HERE = "io/masthead/architecture/canary/";
    private static final Pattern NAME = Pattern.compile(HERE + "(?:template|standin)/\\w+");

    private static final Map<String, String> FRAMEWORKS = Map.of(
            HERE + "standin/Framework", "hexagoncanary/framework/Framework",
            HERE + "standin/HttpClient", "org/springframework/web/client/RestTemplate",
            HERE + "standin/Transactional", "org/springframework/transaction/annotation/Transactional",
            HERE + "standin/Injected", "org/springframework/beans/factory/annotation/Autowired",
            HERE + "standin/Entity", "jakarta/persistence/Entity");

    private final String template;

    CanaryTemplate(String template) {
        this.template = template;
    }

    /**
     * Writes a copy of the template under a name, with {@code dependency} as the class that it depends on and
     * {@code mark} as its annotation.
     */
    void write(Path directory, String name, String dependency, String mark) {
        Map<String, String> names = new HashMap<>(FRAMEWORKS);
        names.put(HERE + "template/" + DEPENDENCY.template, dependency.replace('.', '/'));
        names.put(HERE + "template/" + template, name.replace('.', '/'));
        names.put(HERE + "standin/Mark", mark.replace('.', '/'));
        Path file = directory.resolve(name.replace('.', '/') + ".class");
        try (InputStream in = CanaryTemplate.class.getResourceAsStream("template/" + template + ".class")) {
            byte[] bytes = Objects.requireNonNull(in, template).readAllBytes();
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, new ClassFile(bytes).with(text -> renamed(text, names)));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String renamed(String text, Map<String, String> names) {
        return NAME.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(names.getOrDefault(found.group(), found.group())));
    }
}
