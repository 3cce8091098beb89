package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.model.Nesting;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.Reference;
import io.masthead.architecture.model.ServiceProviders;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about the encapsulation of adapters. */
final class AdapterRules {

    static final List<String> ENTITY = List.of(
            "jakarta.persistence.Embeddable",
            "jakarta.persistence.Entity",
            "jakarta.persistence.MappedSuperclass",
            "javax.persistence.Embeddable",
            "javax.persistence.Entity",
            "javax.persistence.MappedSuperclass",
            "org.springframework.data.cassandra.core.mapping.Table",
            "org.springframework.data.elasticsearch.annotations.Document",
            "org.springframework.data.mongodb.core.mapping.Document",
            "org.springframework.data.neo4j.core.schema.Node",
            "org.springframework.data.redis.core.RedisHash",
            "org.springframework.data.relational.core.mapping.Table",
            "software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean");

    /** Annotations of classes that have to be public: the framework makes and calls them by reflection. */
    private static final List<String> CALLED_BY_REFLECTION = Stream.concat(
                    Stream.of("io.mongock.api.annotations.ChangeUnit"),
                    Stream.of(
                                    "ejb.MessageDriven",
                                    "ejb.Singleton",
                                    "ejb.Stateful",
                                    "ejb.Stateless",
                                    "jws.WebService",
                                    "servlet.annotation.WebFilter",
                                    "servlet.annotation.WebListener",
                                    "servlet.annotation.WebServlet",
                                    "websocket.server.ServerEndpoint",
                                    "ws.rs.ApplicationPath",
                                    "ws.rs.Path",
                                    "ws.rs.ext.Provider")
                            .flatMap(name -> Stream.of("jakarta." + name, "javax." + name)))
            .toList();

    /** Types whose implementations have to be public for the same reason; bases of libraries that may be unknown, too. */
    private static final List<String> IMPLEMENTED_FOR_REFLECTION = List.of(
            "org.flywaydb.core.api.migration.BaseJavaMigration",
            "org.flywaydb.core.api.migration.JavaMigration",
            "org.quartz.Job",
            "org.springframework.scheduling.quartz.QuartzJobBean");

    private static final Pattern CARRIER = Pattern.compile(".*(Dto|DTO|Request|Response|Entity)");

    private static final Rule HOME = new Rule(
            "HEX-301",
            "entities-and-dtos-stay-at-home",
            "entities and DTOs are used in their own adapter only, or in their own package if entities.stay says so",
            "a row that travels takes the table along",
            "map it to a type of the domain before it leaves",
            Severity.ERROR,
            RuleSet.HEXAGON);

    private static final Rule HIDDEN = new Rule(
            "HEX-302",
            "adapters-are-hidden",
            "of an adapter, only one configuration is public, and what bootstrap, its own other packages or a framework"
                    + " need",
            "a class that is not visible cannot become a dependency",
            "make the class package-private, and let the configuration hand out the port",
            Severity.ERROR,
            RuleSet.HEXAGON);

    private AdapterRules() {}

    static List<Check> all() {
        return List.of(
                Check.ofEach(
                        HOME,
                        classRole -> classRole.isAdapter() || classRole.role() == HexagonRole.BOOTSTRAP,
                        AdapterRules::travelling),
                Check.of(HIDDEN, classRole -> classRole.isAdapter() && classRole.isTop(), AdapterRules::visible));
    }

    private static Stream<RuleViolation> travelling(ClassRole classRole, Project project) {
        boolean inPackage = project.settings().entitiesStayInPackage();
        return project.references(classRole.type()).stream()
                .filter(reference -> reference
                        .classRole()
                        .filter(carried -> carried.isAdapter() && isCarrier(carried.top()))
                        .filter(carried -> travels(classRole, carried, inPackage))
                        .isPresent())
                .map(reference -> RuleViolation.ofReference(classRole.type(), reference));
    }

    private static boolean travels(ClassRole user, ClassRole carried, boolean inPackage) {
        if (!user.isAdapter()) {
            return true;
        }
        return inPackage
                && isEntity(carried.top())
                && user.isOfSameAdapter(carried)
                && !user.type().getPackageName().equals(carried.type().getPackageName());
    }

    private static boolean isCarrier(JavaClass type) {
        return isEntity(type) || CARRIER.matcher(type.getSimpleName()).matches();
    }

    static boolean isEntity(JavaClass type) {
        return ENTITY.stream().anyMatch(type::isAnnotatedWith);
    }

    private static Stream<RuleViolation> visible(Project project) {
        Set<String> needed = needed(project);
        Pattern configuration = Pattern.compile(project.settings().configurations().stream()
                .map(name -> Pattern.quote(name).replace("*", "\\E.*\\Q"))
                .collect(Collectors.joining("|")));
        Map<String, String> configurationByArea = new TreeMap<>();
        Stream.Builder<RuleViolation> violations = Stream.builder();
        project.classRoles().stream().filter(AdapterRules::isPublicCode).forEach(classRole -> {
            if (!configuration.matcher(classRole.top().getSimpleName()).matches()) {
                boolean isOpen = isHidden(classRole, project) || !needed.contains(classRole.name());
                if (isOpen && !isCalledByReflection(classRole.type())) {
                    violations.add(RuleViolation.ofClass(
                            classRole.type(),
                            classRole.type().getDescription() + " is public, and "
                                    + (isHidden(classRole, project)
                                            ? "adapter.hidden leaves only the configuration of its adapter public"
                                            : "no other package of bootstrap or of its adapter uses it")));
                }
                return;
            }
            String other = configurationByArea.putIfAbsent(classRole.area(), classRole.name());
            if (other != null && (isHidden(classRole, project) || !needed.contains(classRole.name()))) {
                violations.add(RuleViolation.ofClass(
                        classRole.type(),
                        classRole.type().getDescription() + " is a second public configuration beside <" + other
                                + ">"));
            }
        });
        return violations.build();
    }

    private static boolean isHidden(ClassRole classRole, Project project) {
        return project.isAmong(project.settings().hidden(), classRole);
    }

    /** Tells whether a class is public and written by hand: MapStruct decides the visibility of those it generates. */
    private static boolean isPublicCode(ClassRole classRole) {
        return classRole.isAdapter()
                && classRole.isTop()
                && classRole.type().getModifiers().contains(JavaModifier.PUBLIC)
                && !classRole.type().isAnnotation()
                && !Nesting.isDescriptor(classRole.type())
                && !isGenerated(classRole.type())
                && !KotlinMetadata.isHidden(classRole.type());
    }

    private static boolean isCalledByReflection(JavaClass type) {
        return CALLED_BY_REFLECTION.stream().anyMatch(type::isAnnotatedWith)
                || IMPLEMENTED_FOR_REFLECTION.stream().anyMatch(type::isAssignableTo)
                || ServiceProviders.contain(type);
    }

    private static boolean isGenerated(JavaClass type) {
        return Stream.concat(type.getRawInterfaces().stream(), type.getRawSuperclass().stream())
                .anyMatch(parent -> parent.isAnnotatedWith("org.mapstruct.Mapper"));
    }

    /** Returns the classes that another package of the same adapter or bootstrap references. */
    private static Set<String> needed(Project project) {
        Set<String> needed = new HashSet<>();
        for (ClassRole user : project.classRoles()) {
            if (user.isAdapter() || user.role() == HexagonRole.BOOTSTRAP) {
                for (Reference reference : project.references(user.type())) {
                    reference
                            .classRole()
                            .filter(used -> !user.isAdapter() || used.isOfSameAdapter(user))
                            .filter(used -> !used.type()
                                    .getPackageName()
                                    .equals(user.type().getPackageName()))
                            .ifPresent(used -> needed.add(used.name()));
                }
            }
        }
        return needed;
    }
}
