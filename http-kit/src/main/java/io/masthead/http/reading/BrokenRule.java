package io.masthead.http.reading;

import io.masthead.http.request.ViolationCode;
import jakarta.validation.ConstraintValidatorContext;
import java.util.List;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/**
 * The rule that a value breaks. A custom constraint reports its rule through this, so {@link ConstraintCheck} need only
 * know Jakarta's own.
 *
 * @param code the rule, stable
 * @param limit the limit that was exceeded, if the rule has one
 * @param allowed the allowed values, if they can be listed
 */
public record BrokenRule(String code, @Nullable Long limit, List<String> allowed) {

    /**
     * Creates a rule that has neither limit nor list.
     *
     * @param code the rule
     */
    public BrokenRule(ViolationCode code) {
        this(code.toString(), null, List.of());
    }

    /**
     * Creates a rule with a limit.
     *
     * @param code the rule
     * @param limit the limit
     */
    public BrokenRule(ViolationCode code, long limit) {
        this(code.toString(), limit, List.of());
    }

    /**
     * Reports this rule for the value that is validated.
     *
     * @param context the context of the validation
     * @return false, which the validator returns
     */
    public boolean report(ConstraintValidatorContext context) {
        attach(context).buildConstraintViolationWithTemplate("").addConstraintViolation();
        return false;
    }

    /**
     * Reports this rule for a property of the record that is validated.
     *
     * @param context the context of the validation
     * @param property the name of the record component
     * @return false, which the validator returns
     */
    public boolean report(ConstraintValidatorContext context, String property) {
        attach(context)
                .buildConstraintViolationWithTemplate("")
                .addPropertyNode(property)
                .addConstraintViolation();
        return false;
    }

    private HibernateConstraintValidatorContext attach(ConstraintValidatorContext context) {
        context.disableDefaultConstraintViolation();
        return context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(this);
    }
}
