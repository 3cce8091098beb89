package io.masthead.http.paging;

import io.masthead.http.reading.BrokenRule;
import io.masthead.http.request.ViolationCode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Forbids {@code skip} together with {@code after}: a page begins at a count or at a cursor. */
@Documented
@Constraint(validatedBy = SkipOrCursor.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SkipOrCursor {

    /** {@return unused: messages are made from the code} */
    String message() default "";

    /** {@return unused} */
    Class<?>[] groups() default {};

    /** {@return unused} */
    Class<? extends Payload>[] payload() default {};

    /** The start of a page. */
    interface Start {

        /** {@return how many entries to skip, if given} */
        @Nullable
        Long skip();

        /** {@return the cursor to continue after, if given} */
        @Nullable
        String after();
    }

    /** Compares both. */
    final class Validator implements ConstraintValidator<SkipOrCursor, Start> {

        @Override
        public boolean isValid(Start start, ConstraintValidatorContext context) {
            return start.skip() == null
                    || start.after() == null
                    || new BrokenRule(ViolationCode.SKIP_WITH_AFTER).report(context, "skip");
        }
    }
}
