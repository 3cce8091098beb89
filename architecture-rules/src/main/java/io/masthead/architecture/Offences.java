package io.masthead.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A condition that no class breaks which has no offences to tell. */
final class Offences extends ArchCondition<JavaClass> {

    private final Function<JavaClass, Stream<String>> offences;

    Offences(String description, Function<JavaClass, Stream<String>> offences) {
        super(description);
        this.offences = offences;
    }

    /** Offends with each use of a class that it must not use. */
    static Offences ofUsing(String description, Predicate<JavaClass> forbidden) {
        return ofUsing(description, (user, used) -> forbidden.test(used));
    }

    /** Offends with each use of a class that this user must not use. */
    static Offences ofUsing(String description, BiPredicate<JavaClass, JavaClass> forbidden) {
        return new Offences(
                description,
                user -> user.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                forbidden.test(user, dependency.getTargetClass().getBaseComponentType()))
                        .map(Dependency::getDescription));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        offences.apply(type).forEach(offence -> events.add(SimpleConditionEvent.violated(type, offence)));
    }
}
