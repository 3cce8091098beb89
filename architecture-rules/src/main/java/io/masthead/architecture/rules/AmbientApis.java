package io.masthead.architecture.rules;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import io.masthead.architecture.config.Jdk;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import java.util.stream.Collectors;

/** APIs of the JDK and of Kotlin whose results depend on the moment, the machine or the run, or that leave the program. */
final class AmbientApis {

    static final AmbientApis CLOCK = new AmbientApis("clock", "now", "kotlin clock");
    static final AmbientApis RANDOMNESS = new AmbientApis("randomness", "kotlin randomness");
    static final AmbientApis ENVIRONMENT = new AmbientApis("environment", "file", "kotlin environment");
    private static final AmbientApis DEFAULTS = new AmbientApis("locale", "zone", "charset", "kotlin locale");
    private static final AmbientApis LOCALE_OF_SCANNER = new AmbientApis("locale of scanner");
    static final AmbientApis DEFAULT_ZONE_NOW = new AmbientApis("now");
    static final AmbientApis STREAMS = new AmbientApis("console");
    static final AmbientApis CONNECTIONS = new AmbientApis("client");

    private final Set<String> members;
    private final Set<String> names;

    private AmbientApis(String... sections) {
        this.members = Jdk.sections(sections);
        this.names = members.stream().map(AmbientApis::simpleName).collect(Collectors.toSet());
    }

    /** Tells whether an access is to one of the members, by the class that declares it or by one that inherits it. */
    boolean matches(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        if (!names.contains(target.getName())) {
            return false;
        }
        if (contains(target.getOwner().getName() + "." + target.getName(), target.getFullName())) {
            return true;
        }
        Optional<? extends JavaMember> declared = target.resolveMember();
        return declared.isPresent()
                && contains(
                        declared.get().getOwner().getName() + "."
                                + declared.get().getName(),
                        declared.get().getFullName());
    }

    /** Tells whether an access uses the default zone, locale or charset. */
    static boolean isDefault(JavaAccess<?> access) {
        return DEFAULTS.matches(access) || (LOCALE_OF_SCANNER.matches(access) && !setsLocale(access.getOriginOwner()));
    }

    /** Tells whether a class gives a scanner its locale. */
    private static boolean setsLocale(JavaClass type) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getName().equals("useLocale")
                        && call.getTargetOwner().isEquivalentTo(Scanner.class));
    }

    private boolean contains(String allOverloads, String overload) {
        return members.contains(allOverloads) || members.contains(overload);
    }

    private static String simpleName(String member) {
        String name = member.replaceFirst("\\(.*", "");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Tells whether an access is to a {@code now} of {@code java.time} without a clock as its parameter. */
    static boolean isNowWithoutClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget method
                && (method.getName().equals("now") || method.getName().equals("dateNow"))
                && method.getOwner().getPackageName().startsWith("java.time")
                && method.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .noneMatch("java.time.Clock"::equals);
    }
}
