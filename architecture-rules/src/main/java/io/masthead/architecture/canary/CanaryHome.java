package io.masthead.architecture.canary;

import io.masthead.architecture.config.RolePattern;
import io.masthead.architecture.config.RolePattern.Kind;
import io.masthead.architecture.model.BuildModules;
import io.masthead.architecture.model.ClassRole;
import java.nio.file.Path;

/**
 * Place in which a canary has the role of a class of the project.
 *
 * @param packageName the package
 * @param pattern the pattern of the role
 * @param module the module of the build, whose name may decide the role
 */
record CanaryHome(String packageName, RolePattern pattern, String module) {

    /** Annotation of a canary whose role depends on none. */
    private static final String NO_MARK = "java.lang.Deprecated";

    static CanaryHome of(ClassRole classRole) {
        return new CanaryHome(
                classRole.top().getPackageName(), classRole.pattern(), BuildModules.nameOf(classRole.top()));
    }

    /** Tells whether a class with a new name can have the role. */
    boolean isOpen() {
        return pattern.kind() != Kind.CLASS || pattern.name().contains("*");
    }

    CanaryHome in(String otherPackage) {
        return new CanaryHome(otherPackage, pattern, module);
    }

    String className(String simpleName) {
        String name = pattern.kind() == Kind.CLASS
                ? pattern.name().replaceFirst("\\*", simpleName).replace("*", "")
                : simpleName;
        return packageName + "." + name;
    }

    String mark() {
        return pattern.kind() == Kind.ANNOTATED ? pattern.name().replace("*", "HexagonCanary") : NO_MARK;
    }

    /** Returns the directory of the classes, laid out as the build does it, so that the module has its name. */
    Path directory(Path parent) {
        return module.isEmpty() ? parent.resolve("classes") : parent.resolve(module + "/target/classes");
    }
}
