package io.masthead.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/**
 * What a rule tells its reader.
 *
 * @param id its name, stable
 * @param statement what holds
 * @param why the reason
 * @param instead what to do where it does not hold
 */
record Wording(String id, String statement, String why, String instead) {

    /** A role that nobody plays. */
    private record Missing(Role role, int checked) {}

    /**
     * Makes a rule that also fails where it would have nothing to say: because of a wrong root package or too few
     * imported classes.
     *
     * @param roles the roles that the rule is about, as subject or as object
     * @param rules what has to hold
     * @return the rule
     */
    ArchRule rule(List<Role> roles, ArchRule... rules) {
        return CompositeArchRule.of(nobodyIsMissing(roles))
                .and(CompositeArchRule.of(List.of(rules)))
                .allowEmptyShould(true)
                .as(id + ": " + statement)
                .because(why + "; instead, " + instead);
    }

    private static ArchRule nobodyIsMissing(List<Role> roles) {
        return all(new AbstractClassesTransformer<Missing>("roles without classes") {
                    @Override
                    public Iterable<Missing> doTransform(JavaClasses classes) {
                        return roles.stream()
                                .filter(role -> !role.isPlayedIn(classes))
                                .map(role -> new Missing(role, classes.size()))
                                .toList();
                    }
                })
                .should(new ArchCondition<>("not exist") {
                    @Override
                    public void check(Missing missing, ConditionEvents events) {
                        events.add(SimpleConditionEvent.violated(missing, describe(missing)));
                    }
                });
    }

    private static String describe(Missing missing) {
        return "None of the " + missing.checked() + " classes checked is "
                + missing.role().name() + ", so this rule would hold for nothing: "
                + missing.role().pattern() + " (correct the root package, or import the classes)";
    }
}
