package io.masthead.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** What differs from one moment, machine or run to the next, and how the JDK hands it out. */
final class Surroundings {

    /** Members, whatever their parameters. */
    static final Set<String> MEMBERS = Set.of(
            "java.lang.Boolean.getBoolean",
            "java.lang.Integer.getInteger",
            "java.lang.Long.getLong",
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.lang.System.console",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.err",
            "java.lang.System.getProperties",
            "java.lang.System.getProperty",
            "java.lang.System.getenv",
            "java.lang.System.in",
            "java.lang.System.lineSeparator",
            "java.lang.System.nanoTime",
            "java.lang.System.out",
            "java.security.SecureRandom.<init>",
            "java.security.SecureRandom.getInstance",
            "java.security.SecureRandom.getInstanceStrong",
            "java.time.Clock.system",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.Clock.tickMillis",
            "java.time.Clock.tickMinutes",
            "java.time.Clock.tickSeconds",
            "java.time.InstantSource.system",
            "java.time.ZoneId.systemDefault",
            "java.util.Locale.getDefault",
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.util.TimeZone.getDefault",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of");

    /** Overloads that take a default where others are told. */
    static final Set<String> OVERLOADS = Set.of(
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
            "java.lang.String.formatted([Ljava.lang.Object;)",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.util.Collections.shuffle(java.util.List)");

    private Surroundings() {}

    static boolean areReadBy(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        return MEMBERS.contains(target.getOwner().getName() + "." + target.getName())
                || OVERLOADS.contains(target.getFullName())
                || isNowWithoutClock(target);
    }

    /** {@code now()} and {@code now(zone)} of every type in {@code java.time}; {@code now(clock)} is told the time. */
    private static boolean isNowWithoutClock(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget method
                && method.getName().equals("now")
                && method.getOwner().getPackageName().startsWith("java.time")
                && method.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .noneMatch("java.time.Clock"::equals);
    }
}
