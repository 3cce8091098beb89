package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.masthead.architecture.model.ClassRole;
import io.masthead.architecture.model.Project;
import io.masthead.architecture.model.Reference;
import io.masthead.architecture.report.HexagonRole;
import io.masthead.architecture.report.Rule;
import io.masthead.architecture.report.RuleSet;
import io.masthead.architecture.report.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
            "java.util.TimeZone");

    static final Set<String> OLD_CLIENTS = Set.of("java.net.HttpURLConnection", "javax.net.ssl.HttpsURLConnection");

    private static final Set<String> OLD_LIBRARY_CLIENTS =
            Set.of("org.springframework.web.client.AsyncRestTemplate", "org.springframework.web.client.RestTemplate");

    private static final Pattern OLD_CLIENT_PACKAGES =
            Pattern.compile("org\\.apache\\.(commons\\.httpclient|http\\.(client|impl\\.client|nio\\.client)).*");

    private static final Pattern LOGGING = Pattern.compile(
            "java\\.util\\.logging(\\..*)?|org\\.apache\\.log4j(\\..*)?|org\\.apache\\.logging\\.log4j(\\..*)?"
                    + "|org\\.apache\\.commons\\.logging(\\..*)?|org\\.jboss\\.logging(\\..*)?");

    private static final Set<String> INJECTION = Set.of(
            "jakarta.annotation.Resource",
            "jakarta.inject.Inject",
            "javax.annotation.Resource",
            "javax.inject.Inject",
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value");

    private static final Pattern ACCESSOR = Pattern.compile("(get|is|set)[A-Z].*|equals|hashCode|toString|canEqual");

    private PracticeRules() {}

    static List<Check> all() {
        return List.of(
                Check.ofEach(
                        rule(
                                "HEX-701",
                                "injection-is-by-constructor",
                                "no field and no method is injected",
                                "an object is complete once it is constructed, in a test as well",
                                "take it as a parameter of the one constructor",
                                Severity.ERROR),
                        part -> true,
                        (part, project) -> injected(part.type())),
                Check.ofNames(
                        rule(
                                "HEX-702",
                                "time-is-java-time",
                                "no dates, calendars and formats from before java.time",
                                "they are mutable, and tied to the default zone",
                                "use java.time",
                                Severity.ERROR),
                        part -> true,
                        (part, reference) -> OLD_TIME.contains(reference.name())),
                Check.ofNames(
                        rule(
                                "HEX-703",
                                "clients-are-current",
                                "no HTTP clients that are deprecated, in maintenance or without time limits",
                                "they have no time limits by default, or are not maintained any more",
                                "use java.net.http.HttpClient or Spring's RestClient, with time limits",
                                Severity.ERROR),
                        part -> true,
                        (part, reference) -> isOldClient(reference)),
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
                Check.ofNames(
                        rule(
                                "HEX-705",
                                "logging-is-slf4j",
                                "logs are written through SLF4J only",
                                "one configuration decides what is logged, and where to",
                                "use org.slf4j.Logger",
                                Severity.ERROR),
                        part -> true,
                        (part, reference) ->
                                LOGGING.matcher(reference.packageName()).matches()
                                        || reference.name().startsWith("java.lang.System$Logger")),
                Check.ofEach(
                        rule(
                                "HEX-706",
                                "dtos-are-records",
                                "what only carries values between an adapter and its outside is a record",
                                "it is complete, cannot change on its way, and has no code to get wrong",
                                "make it a record",
                                Severity.WARNING),
                        part -> part.isAdapter() && !part.type().isInterface(),
                        (part, project) -> isBean(part.type())
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
                                        .filter(access -> AmbientApis.isOf(AmbientApis.DEFAULTS, access))
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
                .filter(member -> INJECTION.stream()
                        .anyMatch(name -> member.isAnnotatedWith(name) || member.isMetaAnnotatedWith(name)))
                .map(member -> new RuleViolation(
                        type,
                        Optional.empty(),
                        member.getDescription() + " is injected",
                        member.getSourceCodeLocation().getLineNumber()));
    }

    private static boolean isOldClient(Reference reference) {
        return OLD_CLIENTS.contains(reference.name())
                || OLD_LIBRARY_CLIENTS.contains(reference.name())
                || OLD_CLIENT_PACKAGES.matcher(reference.packageName()).matches();
    }

    private static boolean prints(JavaAccess<?> access) {
        return AmbientApis.isOf(AmbientApis.STREAMS, access)
                || access.getTarget().getFullName().endsWith(".printStackTrace()");
    }

    private static boolean isBean(JavaClass type) {
        if (type.isRecord()
                || type.isEnum()
                || type.getModifiers().contains(JavaModifier.ABSTRACT)
                || AdapterRules.isEntity(type)
                || !type.getRawInterfaces().isEmpty()
                || type.getRawSuperclass()
                        .filter(parent -> !parent.getName().equals("java.lang.Object"))
                        .isPresent()) {
            return false;
        }
        List<JavaField> fields = type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .toList();
        List<JavaMethod> methods = type.getMethods().stream()
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .toList();
        return !fields.isEmpty()
                && methods.stream().anyMatch(method -> reads(method, fields))
                && methods.stream()
                        .allMatch(method -> ACCESSOR.matcher(method.getName()).matches());
    }

    private static boolean reads(JavaMethod method, List<JavaField> fields) {
        String name = method.getName().replaceFirst("^(get|is)", "");
        return !name.equals(method.getName())
                && fields.stream().anyMatch(field -> field.getName().equalsIgnoreCase(name));
    }
}
