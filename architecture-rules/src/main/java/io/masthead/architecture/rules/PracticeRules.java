package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.masthead.architecture.config.Jdk;
import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.Reference;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules against outdated APIs and practices. */
final class PracticeRules {

    static final Set<String> OLD_TIME = Set.of(
            "java.sql.Date",
            "java.sql.Time",
            "java.sql.Timestamp",
            "java.text.DateFormat",
            "java.text.SimpleDateFormat",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.GregorianCalendar",
            "java.util.SimpleTimeZone",
            "java.util.TimeZone");

    /** Predecessor of java.time, whose own guide says to use that from Java 8 on. */
    private static final String JODA_TIME = "org.joda.time.";

    private static final Set<String> OLD_CLIENTS = Jdk.sections("client types");

    private static final Set<String> OLD_LIBRARY_CLIENTS =
            Set.of("org.springframework.web.client.AsyncRestTemplate", "org.springframework.web.client.RestTemplate");

    private static final Pattern OLD_CLIENT_PACKAGES = Pattern.compile(
            "(org\\.apache\\.(commons\\.httpclient|http\\.(client|impl\\.client|nio\\.client))|com\\.squareup\\.okhttp)(\\..*)?");

    private static final Pattern LOGGING = Pattern.compile(
            "java\\.util\\.logging(\\..*)?|org\\.apache\\.log4j(\\..*)?|org\\.apache\\.logging\\.log4j(\\..*)?"
                    + "|org\\.apache\\.commons\\.logging(\\..*)?|org\\.jboss\\.logging(\\..*)?|io\\.quarkus\\.logging(\\..*)?"
                    + "|com\\.google\\.common\\.flogger(\\..*)?");

    private static final Pattern LOGGER = Pattern.compile(".*[.$](Logger|Log|FluentLogger)");

    /** Implementation of SLF4J that may be configured and extended, but not written to. */
    private static final String LOGBACK = "ch.qos.logback.";

    private static final String LOGBACK_LOGGER = LOGBACK + "classic.Logger";

    private static final Pattern WRITING =
            Pattern.compile("trace|debug|info|warn|error|log|at(Trace|Debug|Info|Warn|Error|Level)");

    private static final Set<String> INJECTION = Set.of(
            "com.google.inject.Inject",
            "jakarta.annotation.Resource",
            "jakarta.ejb.EJB",
            "jakarta.inject.Inject",
            "jakarta.persistence.PersistenceContext",
            "jakarta.persistence.PersistenceUnit",
            "jakarta.ws.rs.core.Context",
            "javax.annotation.Resource",
            "javax.ejb.EJB",
            "javax.inject.Inject",
            "javax.persistence.PersistenceContext",
            "javax.persistence.PersistenceUnit",
            "javax.ws.rs.core.Context",
            "org.eclipse.microprofile.config.inject.ConfigProperty",
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Lookup",
            "org.springframework.beans.factory.annotation.Value");

    private static final Pattern RESOURCE = Pattern.compile("(get|find)(System)?Resources?");

    private static final Set<String> OF_EVERY_OBJECT = Set.of("canEqual", "equals", "hashCode", "toString");

    private PracticeRules() {}

    static List<Check> all() {
        return List.of(
                Check.ofAll(
                        rule(
                                "HEX-701",
                                "injection-is-by-constructor",
                                "no field and no method is injected",
                                "an object is complete once it is constructed, in a test as well",
                                "take it as a parameter of the one constructor",
                                Severity.ERROR),
                        (type, project) -> injected(type)),
                Check.ofAll(
                        rule(
                                "HEX-702",
                                "time-is-java-time",
                                "no dates, calendars and formats from before java.time",
                                "most are mutable and tied to the default zone, and java.time replaces them all",
                                "use java.time",
                                Severity.ERROR),
                        PracticeRules::oldTime),
                Check.ofEach(
                        rule(
                                "HEX-703",
                                "clients-are-current",
                                "no HTTP clients that are deprecated, in maintenance or without time limits",
                                "they have no time limits by default, or are not maintained any more",
                                "use java.net.http.HttpClient or Spring's RestClient, with time limits",
                                Severity.ERROR),
                        part -> true,
                        PracticeRules::oldClients),
                Check.ofCalls(
                        rule(
                                "HEX-704",
                                "standard-streams-are-for-bootstrap",
                                "nothing but bootstrap writes to the standard streams, printStackTrace included",
                                "it is out of the operator's reach: no level, no time, no context",
                                "log through SLF4J in an adapter; in the core, return the result or throw",
                                Severity.ERROR),
                        part -> part.role() != HexagonRole.BOOTSTRAP,
                        PracticeRules::prints),
                Check.ofEach(
                        rule(
                                "HEX-705",
                                "logging-is-slf4j",
                                "logs are written through SLF4J only",
                                "one configuration decides what is logged, and where to",
                                "use org.slf4j.Logger",
                                Severity.ERROR),
                        part -> true,
                        PracticeRules::logging),
                Check.ofEach(
                        rule(
                                "HEX-706",
                                "dtos-are-records",
                                "what only carries values between an adapter and its outside is a record",
                                "it is complete, cannot change on its way, and has no code to get wrong",
                                "make it a record",
                                Severity.WARNING),
                        part -> part.isAdapter() && !part.type().isInterface(),
                        (part, project) -> isBean(part.type()) && !holdsPort(part.type(), project)
                                ? Stream.of(RuleViolation.ofClass(
                                        part.type(),
                                        part.type().getDescription() + " only carries values, and is no record"))
                                : Stream.empty()),
                new Check(
                        rule(
                                "HEX-707",
                                "locale-zone-and-charset-are-named",
                                "outside the core, too, nothing uses the default zone, locale or charset",
                                "a response would have other letters, digits and times on another machine",
                                "name the locale (Locale.ROOT for what programs read), the zone and the charset",
                                Severity.ERROR),
                        PracticeRules::besideCore,
                        project -> besideCore(project)
                                .flatMap(type -> type.getAccessesFromSelf().stream()
                                        .filter(access -> AmbientApis.isDefault(access)
                                                || AmbientApis.DEFAULT_ZONE_NOW.matches(access))
                                        .map(access -> RuleViolation.ofAccess(type, access)))));
    }

    private static Rule rule(String id, String name, String statement, String why, String instead, Severity severity) {
        return new Rule(id, name, statement, why, instead, severity, RuleSet.CURRENT_PRACTICE);
    }

    /** Returns the classes that HEX-404 does not check, those without a role among them. */
    private static Stream<JavaClass> besideCore(Project project) {
        return Stream.concat(
                project.classRoles().stream()
                        .filter(classRole -> !classRole.isCore())
                        .map(ClassRole::type),
                project.outside().stream());
    }

    private static Stream<RuleViolation> injected(JavaClass type) {
        return Stream.<JavaMember>concat(type.getFields().stream(), type.getMethods().stream())
                .filter(member -> !isOfComponent(member))
                .filter(member -> INJECTION.stream()
                        .anyMatch(name -> member.isAnnotatedWith(name) || member.isMetaAnnotatedWith(name)))
                .map(member -> new RuleViolation(
                        type,
                        Optional.empty(),
                        member.getDescription() + " is injected",
                        member.getSourceCodeLocation().getLineNumber()));
    }

    /** Tells whether a member belongs to a component of a record, whose annotations the compiler copies to it. */
    private static boolean isOfComponent(JavaMember member) {
        JavaClass type = member.getOwner();
        return type.isRecord()
                && (member instanceof JavaField
                        || (member instanceof JavaMethod method
                                && method.getRawParameterTypes().isEmpty()
                                && type.tryGetField(method.getName()).isPresent()));
    }

    private static Stream<RuleViolation> oldTime(JavaClass type, Project project) {
        return project.references(type).stream()
                .filter(reference ->
                        OLD_TIME.contains(reference.name()) || reference.name().startsWith(JODA_TIME))
                .map(reference -> RuleViolation.ofReference(type, reference));
    }

    private static Stream<RuleViolation> oldClients(ClassRole part, Project project) {
        return Stream.concat(
                project.references(part.type()).stream()
                        .filter(PracticeRules::isOldClient)
                        .map(reference -> RuleViolation.ofReference(part.type(), reference)),
                part.type().getAccessesFromSelf().stream()
                        .filter(AmbientApis.CONNECTIONS::matches)
                        .filter(access -> !findsResource(access))
                        .map(access -> RuleViolation.ofAccess(part.type(), access)));
    }

    /** Tells whether a method opens what it has found on the class path. */
    private static boolean findsResource(JavaAccess<?> access) {
        return access.getOrigin().getMethodCallsFromSelf().stream()
                .anyMatch(call -> RESOURCE.matcher(call.getName()).matches()
                        && call.getTargetOwner().getPackageName().startsWith("java.lang"));
    }

    private static boolean isOldClient(Reference reference) {
        return OLD_CLIENTS.contains(reference.name())
                || OLD_LIBRARY_CLIENTS.contains(reference.name())
                || OLD_CLIENT_PACKAGES.matcher(reference.packageName()).matches();
    }

    private static boolean prints(JavaAccess<?> access) {
        return AmbientApis.STREAMS.matches(access)
                || (access.getTarget().getFullName().endsWith(".printStackTrace()")
                        && isThrowable(access.getTargetOwner()));
    }

    /** Tells whether a class is an exception; of one that is not on the class path, only the name is known. */
    private static boolean isThrowable(JavaClass type) {
        return type.isAssignableTo(Throwable.class)
                || (!type.isFullyImported() && type.getSimpleName().matches(".*(Exception|Error)"));
    }

    /** Returns the loggers that a class uses, or else what makes them, which would only repeat the logger. */
    private static Stream<RuleViolation> logging(ClassRole part, Project project) {
        List<Reference> used = project.references(part.type()).stream()
                .filter(reference -> LOGGING.matcher(reference.packageName()).matches()
                        || reference.name().startsWith("java.lang.System$Logger"))
                .toList();
        List<Reference> loggers = used.stream()
                .filter(reference -> LOGGER.matcher(reference.name()).matches())
                .toList();
        return Stream.concat(
                (loggers.isEmpty() ? used : loggers)
                        .stream().map(reference -> RuleViolation.ofReference(part.type(), reference)),
                part.type().getAccessesFromSelf().stream()
                        .filter(access -> writesToLogback(access) && !extendsLogback(part.top()))
                        .map(access -> RuleViolation.ofAccess(part.type(), access)));
    }

    private static boolean writesToLogback(JavaAccess<?> access) {
        return access.getTargetOwner().getName().equals(LOGBACK_LOGGER)
                && WRITING.matcher(access.getName()).matches();
    }

    /** Tells whether Logback calls a class, like a filter, which gets its loggers from there. */
    private static boolean extendsLogback(JavaClass type) {
        return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                .anyMatch(parent -> parent.getName().startsWith(LOGBACK));
    }

    private static boolean isBean(JavaClass type) {
        if (type.isRecord()
                || type.isEnum()
                || type.getModifiers().contains(JavaModifier.ABSTRACT)
                || AdapterRules.isEntity(type)
                || type.getAnnotations().stream()
                        .anyMatch(
                                annotation -> annotation.getRawType().getName().contains(".xml.bind.annotation."))
                || !type.getRawInterfaces().isEmpty()
                || type.getRawSuperclass()
                        .filter(parent -> !parent.getName().equals("java.lang.Object"))
                        .isPresent()) {
            return false;
        }
        Map<String, JavaField> fields = type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .collect(Collectors.toMap(
                        field -> field.getName().toLowerCase(Locale.ROOT), field -> field, (a, b) -> a));
        List<JavaMethod> methods = type.getMethods().stream()
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(method -> !isFactory(method))
                .toList();
        boolean readable = methods.stream().anyMatch(method -> reads(method, fields))
                || fields.values().stream()
                        .anyMatch(field -> field.getModifiers().contains(JavaModifier.PUBLIC));
        return readable
                && methods.stream()
                        .allMatch(method -> reads(method, fields)
                                || writes(method, fields)
                                || OF_EVERY_OBJECT.contains(method.getName())
                                || method.isAnnotatedWith("lombok.Generated"));
    }

    private static boolean holdsPort(JavaClass type, Project project) {
        return type.getFields().stream()
                .flatMap(field -> project.classRole(field.getRawType().getName()).stream())
                .filter(field -> field.type().isInterface())
                .anyMatch(field -> field.role() == HexagonRole.DRIVING_PORT || field.role() == HexagonRole.DRIVEN_PORT);
    }

    private static boolean isFactory(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.STATIC)
                && method.getRawReturnType().equals(method.getOwner());
    }

    private static boolean reads(JavaMethod method, Map<String, JavaField> fields) {
        return method.getRawParameterTypes().isEmpty() && isOfField(method, "^(get|is)(?=[A-Z])", fields);
    }

    private static boolean writes(JavaMethod method, Map<String, JavaField> fields) {
        return method.getRawParameterTypes().size() == 1 && isOfField(method, "^set(?=[A-Z])", fields);
    }

    private static boolean isOfField(JavaMethod method, String prefix, Map<String, JavaField> fields) {
        String property = method.getName().replaceFirst(prefix, "");
        String field = property.toLowerCase(Locale.ROOT);
        return !property.equals(method.getName()) && (fields.containsKey(field) || fields.containsKey("is" + field));
    }
}
