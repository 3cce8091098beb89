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

/** The templates of canaries, and how they are renamed. */
enum Mould {
    NEIGHBOUR("Neighbour"),
    NEEDING("Needing"),
    FRAMED("Framed"),
    FRAMED_PORT("FramedPort"),
    LONELY_PORT("LonelyPort"),
    ROW("Row"),
    TRANSACTED("Transacted"),
    IMPURE("Impure"),
    OLD_FASHIONED("OldFashioned");

    private static final String HERE = "io/masthead/architecture/canary/";
    private static final Pattern NAME = Pattern.compile(HERE + "(?:template|standin)/\\w+");

    private static final Map<String, String> FRAMEWORKS = Map.of(
            HERE + "standin/Framework", "hexagoncanary/framework/Framework",
            HERE + "standin/HttpClient", "org/springframework/web/client/RestTemplate",
            HERE + "standin/Transactional", "org/springframework/transaction/annotation/Transactional",
            HERE + "standin/Injected", "org/springframework/beans/factory/annotation/Autowired",
            HERE + "standin/Entity", "jakarta/persistence/Entity");

    private final String template;

    Mould(String template) {
        this.template = template;
    }

    /** Writes a class of this form; whom it needs, if it needs anyone, is its neighbour. */
    void cast(Path directory, String name, String neighbour) {
        Map<String, String> names = new HashMap<>(FRAMEWORKS);
        names.put(HERE + "template/" + NEIGHBOUR.template, neighbour.replace('.', '/'));
        names.put(HERE + "template/" + template, name.replace('.', '/'));
        Path file = directory.resolve(name.replace('.', '/') + ".class");
        try (InputStream in = Mould.class.getResourceAsStream("template/" + template + ".class")) {
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
