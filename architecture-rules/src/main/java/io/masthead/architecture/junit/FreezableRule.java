package io.masthead.architecture.junit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.Priority;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Function;

/**
 * Rule of ArchUnit that {@code FreezingArchRule} knows again after its words have changed: a store of violations finds a
 * rule by its description and a violation by its line, so neither contains them. They stand above the violations.
 *
 * @param description the description, which stays the same
 * @param explanation the words that the message of a failure adds to the description
 * @param violations finds the violations
 */
record FreezableRule(String description, String explanation, Function<JavaClasses, List<String>> violations)
        implements ArchRule {

    @Override
    public void check(JavaClasses classes) {
        Assertions.check(this, classes);
    }

    @Override
    public EvaluationResult evaluate(JavaClasses classes) {
        ConditionEvents events = ConditionEvents.Factory.create();
        violations.apply(classes).forEach(violation -> events.add(SimpleConditionEvent.violated(violation, violation)));
        return new EvaluationResult(() -> description + explanation, events, Priority.MEDIUM);
    }

    @Override
    public ArchRule because(String reason) {
        return as(description + ", because " + reason);
    }

    @Override
    public ArchRule as(String newDescription) {
        return new FreezableRule(newDescription, explanation, violations);
    }

    /** Returns the rule itself: it finds out which classes have to be there. */
    @Override
    public ArchRule allowEmptyShould(boolean allowEmptyShould) {
        return this;
    }

    @Override
    public String getDescription() {
        return description;
    }
}
