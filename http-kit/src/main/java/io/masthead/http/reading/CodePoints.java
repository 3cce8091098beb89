package io.masthead.http.reading;

import io.masthead.domain.UnicodeText;
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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;

/** Limits the length of text in code points: {@code @Size} counts UTF-16 units, where an emoji is two. */
@Documented
@Constraint(validatedBy = CodePoints.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface CodePoints {

    /** {@return the fewest code points} */
    int min() default 0;

    /** {@return the most code points} */
    int max();

    /** {@return the transformation applied before counting, such as lower-casing; none by default} */
    Class<? extends UnaryOperator<String>> as() default AsSent.class;

    /** {@return whether the text has to be displayable within a line: {@link UnicodeText#isDisplayable}} */
    boolean displayable() default false;

    /** No transformation. */
    final class AsSent implements UnaryOperator<String> {

        @Override
        public String apply(String text) {
            return text;
        }
    }

    /** {@return unused: messages are made from the code} */
    String message() default "";

    /** {@return unused} */
    Class<?>[] groups() default {};

    /** {@return unused} */
    Class<? extends Payload>[] payload() default {};

    /** Counts code points, then looks at them. */
    final class Validator implements ConstraintValidator<CodePoints, String> {

        private int min;
        private int max;
        private boolean displayable;
        private UnaryOperator<String> form = new AsSent();

        @Override
        public void initialize(CodePoints limits) {
            min = limits.min();
            max = limits.max();
            displayable = limits.displayable();
            form = BeanUtils.instantiateClass(limits.as());
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            String counted = form.apply(value);
            int length = counted.codePointCount(0, counted.length());
            if (length < min) {
                return new BrokenRule(ViolationCode.STRING_TOO_SHORT, min).report(context);
            }
            if (length > max) {
                return new BrokenRule(ViolationCode.STRING_TOO_LONG, max).report(context);
            }
            return !displayable
                    || UnicodeText.isDisplayable(counted)
                    || new BrokenRule(ViolationCode.STRING_NOT_DISPLAYABLE).report(context);
        }
    }
}
