package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.masthead.architecture.config.HexagonSettings;
import io.masthead.architecture.config.RolePattern;
import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about ports. */
final class PortRules {

    /** Annotations of interfaces that a framework implements at run time. */
    private static final List<String> IMPLEMENTED_AT_RUN_TIME = List.of(
            "com.datastax.oss.driver.api.mapper.annotations.Dao",
            "io.micronaut.data.annotation.Repository",
            "io.micronaut.http.client.annotation.Client",
            "jakarta.data.repository.Repository",
            "org.apache.ibatis.annotations.Mapper",
            "org.eclipse.microprofile.rest.client.inject.RegisterRestClient",
            "org.springframework.cloud.openfeign.FeignClient",
            "org.springframework.data.repository.RepositoryDefinition",
            "org.springframework.integration.annotation.MessagingGateway");

    /** Packages of annotations of methods that a framework implements at run time. */
    private static final Set<String> METHODS_AT_RUN_TIME = Set.of(
            "org.apache.ibatis.annotations",
            "org.jdbi.v3.sqlobject.statement",
            "org.springframework.web.service.annotation",
            "retrofit2.http");

    private static final Rule LANGUAGE = new Rule(
            "HEX-201",
            "ports-speak-the-language-of-the-core",
            "no type of a framework is in a port: the core, the base module of the JDK, without input and output, and what"
                    + " domain.allow or application.allow name only",
            "implementations and callers of a port would need the framework too",
            "use a type of the domain, and translate in the adapter",
            Severity.ERROR,
            RuleSet.HEXAGON);

    private static final Rule DRIVEN_HAS_ADAPTER = new Rule(
            "HEX-203",
            "driven-ports-are-implemented",
            "each driven port is implemented in a driven adapter or bootstrap, or, if a port: pattern finds it, by a use"
                    + " case",
            "a port that nothing implements cannot be driven",
            "implement it in an adapter, by a class or a lambda, or remove it",
            Severity.ERROR,
            RuleSet.HEXAGON);

    private static final Rule DRIVING_HAS_USE_CASE = new Rule(
            "HEX-202",
            "driving-ports-are-implemented",
            "each driving port is implemented by a use case",
            "a port without an implementation promises an operation that does not exist",
            "implement it in a use case, by a class or a lambda, or remove it",
            Severity.ERROR,
            RuleSet.HEXAGON);

    private static final Rule MARKED = new Rule(
            "HEX-204",
            "driving-ports-are-marked",
            "a driving port has one abstract method, and exactly one of the annotations that driving-port.marks names",
            "its mark decides how it is run, and one method is one use case",
            "give each use case its own interface, and mark it",
            Severity.ERROR,
            RuleSet.HEXAGON);

    /** Methods of every object: an interface may repeat them without requiring an implementation (JLS §9.8). */
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals(java.lang.Object)", "hashCode()", "toString()");

    private PortRules() {}

    static List<Check> all() {
        return List.of(
                Check.ofEach(LANGUAGE, ClassRole::isPort, PortRules::foreign),
                Check.ofEach(
                        DRIVING_HAS_USE_CASE,
                        classRole -> classRole.role() == HexagonRole.DRIVING_PORT && isPort(classRole),
                        (classRole, project) -> unimplemented(
                                classRole,
                                project,
                                EnumSet.of(HexagonRole.USE_CASE, HexagonRole.DRIVING_PORT, HexagonRole.BOOTSTRAP))),
                Check.ofEach(
                        DRIVEN_HAS_ADAPTER,
                        classRole -> classRole.role() == HexagonRole.DRIVEN_PORT && isPort(classRole),
                        (classRole, project) -> unimplemented(classRole, project, implementing(classRole))),
                Check.ofEach(
                        MARKED,
                        classRole -> (classRole.role() == HexagonRole.DRIVING_PORT
                                        || classRole.role() == HexagonRole.USE_CASE)
                                && classRole.isTop(),
                        (classRole, project) -> mismarked(
                                        classRole, project.settings().marks())
                                .map(what -> RuleViolation.ofClass(classRole.type(), what))));
    }

    private static Stream<RuleViolation> foreign(ClassRole classRole, Project project) {
        HexagonSettings settings = project.settings();
        return DependencyRules.foreign(
                classRole,
                project,
                name -> settings.domainAllow().allows(name)
                        || settings.applicationAllow().allows(name));
    }

    private static boolean isPort(ClassRole classRole) {
        return classRole.isTop()
                && classRole.type().isInterface()
                && !classRole.type().isAnnotation()
                && !abstractMethods(classRole.type()).isEmpty()
                && !classRole.type().isSealed();
    }

    /** Returns the roles that may implement a driven port: what a {@code port:} pattern finds can be a strategy. */
    private static Set<HexagonRole> implementing(ClassRole port) {
        return port.pattern().kind() == RolePattern.Kind.PORT
                ? EnumSet.of(HexagonRole.USE_CASE, HexagonRole.DRIVEN_ADAPTER, HexagonRole.BOOTSTRAP)
                : EnumSet.of(HexagonRole.DRIVEN_ADAPTER, HexagonRole.BOOTSTRAP);
    }

    private static Stream<RuleViolation> unimplemented(ClassRole port, Project project, Set<HexagonRole> roles) {
        boolean byClass = port.type().getAllSubclasses().stream()
                .filter(PortRules::isComplete)
                .anyMatch(type -> project.classRole(type.getName())
                        .filter(classRole -> roles.contains(classRole.role()))
                        .isPresent());
        if (byClass || isImplementedByLambda(port, project, roles)) {
            return Stream.empty();
        }
        return Stream.of(RuleViolation.ofClass(
                port.type(),
                port.type().getDescription() + " is implemented by no "
                        + roles.stream().map(HexagonRole::key).collect(Collectors.joining(" or "))));
    }

    private static boolean isImplementedByLambda(ClassRole port, Project project, Set<HexagonRole> roles) {
        return project.classRoles().stream()
                .filter(classRole -> roles.contains(classRole.role()))
                .anyMatch(classRole ->
                        project.lambdas(classRole.type()).contains(port.type().getName()));
    }

    /** Tells whether a type is an implementation, or an interface that a framework implements at run time. */
    private static boolean isComplete(JavaClass type) {
        if (type.isInterface()) {
            return type.getAllRawInterfaces().stream()
                            .anyMatch(parent -> parent.getName().startsWith("org.springframework.data.")
                                    || parent.getName().startsWith("jakarta.data."))
                    || IMPLEMENTED_AT_RUN_TIME.stream().anyMatch(type::isAnnotatedWith)
                    || type.getMethods().stream()
                            .flatMap(method -> method.getAnnotations().stream())
                            .anyMatch(annotation -> METHODS_AT_RUN_TIME.contains(
                                    annotation.getRawType().getPackageName()));
        }
        return !type.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    private static Stream<String> mismarked(ClassRole classRole, List<String> marks) {
        JavaClass type = classRole.type();
        String anyOf = marks.stream().map(PortRules::simple).collect(Collectors.joining(", "));
        List<String> carried = marks.stream().filter(type::isAnnotatedWith).toList();
        int methods = abstractMethods(type).size();
        boolean expected = classRole.role() == HexagonRole.DRIVING_PORT && isPort(classRole);
        if (carried.size() > 1) {
            return Stream.of(type.getDescription() + " is marked as more than one of " + anyOf);
        }
        if (!carried.isEmpty() && !type.isInterface()) {
            return Stream.of(type.getDescription() + " is marked as a driving port and is no interface");
        }
        if (carried.isEmpty() && expected) {
            return Stream.of(type.getDescription() + " is marked as none of " + anyOf);
        }
        if ((expected || !carried.isEmpty()) && methods != 1) {
            return Stream.of(type.getDescription() + " has not one abstract method, but " + methods);
        }
        return Stream.empty();
    }

    private static String simple(String name) {
        return "@" + name.substring(name.lastIndexOf('.') + 1);
    }

    /** Returns the signatures of the methods that an implementation has to define, inherited ones included. */
    private static Set<String> abstractMethods(JavaClass type) {
        Set<JavaMethod> all = type.getAllMethods();
        Set<String> methods = all.stream()
                .filter(PortRules::isAbstract)
                .filter(method -> all.stream().noneMatch(other -> implementsIt(other, method)))
                .map(PortRules::signature)
                .collect(Collectors.toSet());
        methods.removeAll(OF_EVERY_OBJECT);
        return methods;
    }

    /** Tells whether a subtype implements a method; the bridge beside a method with another return type does not. */
    private static boolean implementsIt(JavaMethod other, JavaMethod method) {
        return !isAbstract(other)
                && !other.getOwner().equals(method.getOwner())
                && signature(other).equals(signature(method))
                && other.getOwner().isAssignableTo(method.getOwner().getName());
    }

    private static String signature(JavaMethod method) {
        return method.getName()
                + method.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static boolean isAbstract(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.ABSTRACT);
    }
}
