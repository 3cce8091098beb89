package io.masthead.architecture.init;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Top-level class, with the evidence in it of the part that it plays.
 *
 * @param type the class
 * @param references the names of all classes outside of it that it and its nested classes reference
 */
record ScannedClass(JavaClass type, Set<String> references) {

    /** Annotations of classes that a framework calls from outside. */
    private static final List<String> CALLED = List.of(
            "org.springframework.stereotype.Controller",
            "org.springframework.web.bind.annotation.RestController",
            "org.springframework.web.bind.annotation.ControllerAdvice",
            "org.springframework.web.bind.annotation.RestControllerAdvice",
            "org.springframework.web.bind.annotation.RequestMapping",
            "org.springframework.ws.server.endpoint.annotation.Endpoint",
            "org.springframework.shell.standard.ShellComponent",
            "jakarta.ws.rs.Path",
            "jakarta.ws.rs.ext.Provider",
            "jakarta.jws.WebService",
            "jakarta.servlet.annotation.WebServlet",
            "javax.ws.rs.Path",
            "javax.ws.rs.ext.Provider",
            "javax.jws.WebService",
            "javax.servlet.annotation.WebServlet",
            "io.micronaut.http.annotation.Controller",
            "picocli.CommandLine$Command");

    /** Annotations of methods that a framework calls from outside. */
    private static final List<String> CALLED_METHODS = List.of(
            "org.springframework.kafka.annotation.KafkaListener",
            "org.springframework.jms.annotation.JmsListener",
            "org.springframework.amqp.rabbit.annotation.RabbitListener",
            "org.springframework.context.event.EventListener",
            "org.springframework.transaction.event.TransactionalEventListener",
            "org.springframework.modulith.events.ApplicationModuleListener",
            "org.springframework.scheduling.annotation.Scheduled",
            "org.springframework.graphql.data.method.annotation.QueryMapping",
            "org.springframework.graphql.data.method.annotation.MutationMapping",
            "org.eclipse.microprofile.reactive.messaging.Incoming");

    /** Interfaces and classes of frameworks that are implemented in order to be called from outside. */
    private static final List<String> CALLED_TYPES = List.of(
            "jakarta.jms.MessageListener",
            "javax.jms.MessageListener",
            "jakarta.servlet.Servlet",
            "jakarta.servlet.http.HttpServlet",
            "javax.servlet.http.HttpServlet",
            "org.springframework.boot.CommandLineRunner",
            "org.springframework.boot.ApplicationRunner",
            "org.quartz.Job");

    /** Packages of libraries that reach databases, brokers and other services. */
    private static final List<String> DRIVERS = List.of(
            "java.sql.",
            "javax.sql.",
            "java.net.http.",
            "jakarta.persistence.",
            "javax.persistence.",
            "org.hibernate.",
            "org.springframework.data.jpa.",
            "org.springframework.data.repository.",
            "org.springframework.data.jdbc.",
            "org.springframework.data.mongodb.",
            "org.springframework.data.redis.",
            "org.springframework.data.r2dbc.",
            "org.springframework.jdbc.",
            "org.springframework.jms.core.",
            "org.springframework.kafka.core.",
            "org.springframework.amqp.rabbit.core.",
            "org.springframework.mail.",
            "org.springframework.web.client.",
            "org.springframework.web.reactive.function.client.",
            "org.springframework.cloud.openfeign.",
            "org.jooq.",
            "org.apache.ibatis.",
            "org.jdbi.",
            "com.mongodb.",
            "redis.clients.",
            "io.lettuce.",
            "software.amazon.awssdk.",
            "com.sendgrid.",
            "com.stripe.",
            "org.eclipse.jgit.",
            "okhttp3.",
            "retrofit2.");

    private static final List<String> CONFIGURATIONS = List.of(
            "org.springframework.context.annotation.Configuration",
            "org.springframework.boot.autoconfigure.SpringBootApplication",
            "org.springframework.boot.SpringBootConfiguration",
            "org.springframework.boot.test.context.TestConfiguration",
            "dagger.Module",
            "io.micronaut.context.annotation.Factory");

    private static final List<String> BEANS = List.of(
            "jakarta.enterprise.inject.Produces",
            "javax.enterprise.inject.Produces",
            "org.springframework.context.annotation.Bean");

    static ScannedClass of(JavaClass top, List<JavaClass> members) {
        Set<String> own = members.stream().map(JavaClass::getName).collect(Collectors.toSet());
        return new ScannedClass(
                top,
                members.stream()
                        .flatMap(member -> member.getDirectDependenciesFromSelf().stream())
                        .map(Dependency::getTargetClass)
                        .map(JavaClass::getBaseComponentType)
                        .filter(target -> !target.isPrimitive())
                        .map(JavaClass::getName)
                        .filter(name -> !own.contains(name))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    String name() {
        return type.getSimpleName();
    }

    boolean isInterface() {
        return type.isInterface() && !type.isAnnotation();
    }

    boolean isPublic() {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    boolean isPublicInterface() {
        return isInterface() && isPublic();
    }

    /** {@return whether the class only carries data, so that it says nothing about the part it plays} */
    boolean isData() {
        return type.isRecord() || type.isEnum() || type.isAnnotation() || type.isAssignableTo(Throwable.class);
    }

    /** {@return whether the class starts the program} */
    boolean isMain() {
        return type.isAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication")
                || type.tryGetMethod("main", String[].class)
                        .filter(main -> main.getModifiers().contains(JavaModifier.STATIC))
                        .isPresent();
    }

    /** {@return whether the class tells a framework how to compose objects} */
    boolean isConfiguration() {
        return CONFIGURATIONS.stream().anyMatch(this::carries)
                || type.getMethods().stream().anyMatch(method -> BEANS.stream().anyMatch(bean -> carries(method, bean)))
                || type.isAssignableTo("com.google.inject.Module");
    }

    /** {@return whether a framework calls the class from outside, not only some of its methods} */
    boolean isController() {
        return CALLED.stream().anyMatch(this::carries);
    }

    /** {@return the reason to call the class a driving adapter, if there is one} */
    Optional<String> drivingEvidence() {
        return first(Stream.of(
                        CALLED.stream().filter(this::carries).map(ScannedClass::mark),
                        CALLED_METHODS.stream()
                                .filter(mark -> type.getMethods().stream().anyMatch(method -> carries(method, mark)))
                                .map(ScannedClass::mark),
                        CALLED_TYPES.stream().filter(type::isAssignableTo).map(name -> "a " + simple(name))))
                .map(what -> type.getSimpleName() + " is " + what);
    }

    /** {@return the reason to call the class a driven adapter, if there is one} */
    Optional<String> drivenEvidence() {
        return references.stream()
                .sorted()
                .filter(name -> DRIVERS.stream().anyMatch(name::startsWith))
                .findFirst()
                .map(name -> type.getSimpleName() + " uses " + name.substring(0, name.lastIndexOf('.')))
                .or(() -> carries("org.springframework.stereotype.Repository")
                        ? Optional.of(type.getSimpleName() + " is @Repository")
                        : Optional.empty());
    }

    private boolean carries(String annotation) {
        return carries(type, annotation);
    }

    /** Tells whether an annotation is there, directly or through a composed one; the class path may be incomplete. */
    private static boolean carries(CanBeAnnotated element, String annotation) {
        return element.isAnnotatedWith(annotation) || element.isMetaAnnotatedWith(annotation);
    }

    private static Optional<String> first(Stream<Stream<String>> streams) {
        return streams.flatMap(stream -> stream).findFirst();
    }

    private static String mark(String annotation) {
        return "@" + simple(annotation);
    }

    static String simple(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
