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

/** Refuses {@code skip} beside {@code after}: a part of a list begins at a count or at a place. */
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

    /** What begins somewhere. */
    interface Part {

        /** {@return how many entries to pass over, if given} */
        @Nullable
        Long skip();

        /** {@return the cursor to continue after, if given} */
        @Nullable
        String after();
    }

    /** Looks at both. */
    final class Validator implements ConstraintValidator<SkipOrCursor, Part> {

        @Override
        public boolean isValid(Part part, ConstraintValidatorContext context) {
            return part.skip() == null
                    || part.after() == null
                    || new BrokenRule(ViolationCode.SKIP_WITH_AFTER).report(context, "skip");
        }
    }
}
