package io.masthead.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The rules about adapters. */
final class AdapterRules {

    private static final String PERSISTENCE = "persistence";
    private static final String CONFIGURATION = "org.springframework.context.annotation.Configuration";

    private final Layout layout;

    AdapterRules(Layout layout) {
        this.layout = layout;
    }

    ArchRule adaptersStayApart() {
        Role adapters = layout.adapters();
        return new Wording(
                        "adapters-stay-apart",
                        "no adapter depends on another",
                        "each must be replaceable without the others noticing",
                        "talk through a port of the domain or a use case of the application")
                .rule(
                        layout.requiredAdapters(),
                        classes()
                                .that(adapters.classes())
                                .should(Offences.ofUsing(
                                        "not depend on another adapter",
                                        (user, used) -> adapters.isPlayedBy(used)
                                                && !layout.adapterOf(used).equals(layout.adapterOf(user)))));
    }

    ArchRule adaptersAreKnownToBootstrapOnly() {
        Role adapters = layout.adapters();
        Role bootstrap = layout.bootstrap();
        List<Role> roles = Stream.concat(layout.requiredAdapters().stream(), Stream.of(bootstrap))
                .toList();
        return new Wording(
                        "adapters-are-known-to-bootstrap-only",
                        "nothing but bootstrap depends on an adapter",
                        "what knows an adapter cannot be used without it",
                        "depend on the port that the adapter implements, and wire the two in bootstrap")
                .rule(
                        roles,
                        classes()
                                .that(DescribedPredicate.not(bootstrap.classes().or(adapters.classes())))
                                .should(Offences.ofUsing("not depend on an adapter", adapters::isPlayedBy)));
    }

    ArchRule persistenceIsHidden() {
        Role persistence = layout.adapter(PERSISTENCE);
        return new Wording(
                        "persistence-is-hidden",
                        "the one public top-level class of the persistence adapter is its @Configuration,"
                                + " named …Configuration",
                        "what nobody can name nobody can depend on",
                        "make the class package-private, and let the configuration hand out the port")
                .rule(
                        List.of(persistence),
                        classes()
                                .that(persistence.classes().and(JavaClass.Predicates.TOP_LEVEL_CLASSES))
                                .should(new OnePublicConfiguration(persistence)));
    }

    ArchRule entitiesStayAtHome() {
        Role entities = layout.entities();
        return new Wording(
                        "entities-stay-at-home",
                        "JPA entities are used in their own package only",
                        "a row that travels takes the table along",
                        "map it to the domain's type before it leaves the package")
                .rule(
                        List.of(entities),
                        classes()
                                .that(entities.classes())
                                .should(new Offences(
                                        "be used in their own package only",
                                        entity -> entity.getDirectDependenciesToSelf().stream()
                                                .filter(use -> !use.getOriginClass()
                                                        .getPackage()
                                                        .equals(entity.getPackage()))
                                                .map(Dependency::getDescription))));
    }

    /** All are package-private, but for one. */
    private static final class OnePublicConfiguration extends ArchCondition<JavaClass> {

        private final Role room;
        private final List<String> configurations = new ArrayList<>();

        OnePublicConfiguration(Role room) {
            super("be package-private, but for one configuration");
            this.room = room;
        }

        @Override
        public void init(Collection<JavaClass> all) {
            configurations.clear();
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (!type.getModifiers().contains(JavaModifier.PUBLIC)) {
                return;
            }
            if (type.getSimpleName().endsWith("Configuration") && type.isAnnotatedWith(CONFIGURATION)) {
                configurations.add(type.getName());
            } else {
                events.add(SimpleConditionEvent.violated(type, type.getDescription() + " is public"));
            }
        }

        @Override
        public void finish(ConditionEvents events) {
            if (configurations.size() != 1) {
                events.add(SimpleConditionEvent.violated(
                        room, room.pattern() + " has not one public configuration, but " + configurations));
            }
        }
    }
}
