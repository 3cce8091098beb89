package io.masthead.architecture.model;

import com.tngtech.archunit.core.domain.JavaClass;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of the modules of a build, by the directories and archives of their classes. */
public final class BuildModules {

    private static final Pattern ARCHIVE = Pattern.compile(".*/([^/]+?)(?:-\\d[^/]*)?\\.(?:jar|jmod)!/.*");

    /** Output of a build: the last such directory, for a project may lie below one of the name, like a module. */
    private static final Pattern OUTPUT = Pattern.compile("(.*)/(?:target|build)(?:/.*)?");

    /** Output of an editor, or of no known tool. */
    private static final Pattern OTHER_OUTPUT = Pattern.compile("(.*?)/(?:out|bin|classes)(?:/.*)?");

    private BuildModules() {}

    /**
     * {@return the name of the module of a class: that of its archive without the version, or that of the directory in
     *     which the build writes its output}
     *
     * @param type the class
     */
    public static String nameOf(JavaClass type) {
        return type.getSource()
                .map(source -> nameOf(source.getUri(), type.getName()))
                .orElse("");
    }

    private static String nameOf(URI file, String className) {
        String text = file.toString();
        Matcher archive = ARCHIVE.matcher(text);
        if (archive.matches()) {
            return archive.group(1);
        }
        int length = className.length() + ".class".length() + 1;
        String classes = text.substring(0, Math.max(0, text.length() - length));
        String project = Stream.of(OUTPUT, OTHER_OUTPUT)
                .map(output -> output.matcher(classes))
                .filter(Matcher::matches)
                .map(output -> output.group(1))
                .findFirst()
                .orElse(classes);
        return project.substring(project.lastIndexOf('/') + 1);
    }
}
